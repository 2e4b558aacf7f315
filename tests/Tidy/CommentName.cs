using System.Reflection;

namespace Outturn.Tests.Tidy;

/// <summary>The name under which the compiler files the comment of a member, as in
/// <c>M:Outturn.Quantities.Money.Add(System.Int64)</c>.</summary>
internal static class CommentName
{
    internal static string Of(MemberInfo member) => member switch
    {
        Type type => "T:" + Plain(type),
        FieldInfo => "F:" + InType(member),
        EventInfo => "E:" + InType(member),
        PropertyInfo property => "P:" + InType(member) + List(property.GetIndexParameters()),
        ConstructorInfo constructor =>
            $"M:{Plain(member.DeclaringType!)}.#ctor{List(constructor.GetParameters())}",
        MethodInfo method => "M:" + InType(member) + Arity(method) + List(method.GetParameters())
            + (method.Name is "op_Explicit" or "op_Implicit" ? "~" + Used(method.ReturnType) : ""),
        _ => throw new InvalidOperationException($"{member} has no comment"),
    };

    private static string InType(MemberInfo member) =>
        $"{Plain(member.DeclaringType!)}.{member.Name.Replace('.', '#')}";

    private static string Plain(Type type) => type.FullName!.Replace('+', '.');

    private static string Arity(MethodInfo method) =>
        method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "";

    private static string List(ParameterInfo[] parameters) => parameters.Length == 0 ? ""
        : $"({string.Join(",", parameters.Select(p => Used(p.ParameterType)))})";

    private static string Used(Type type)
    {
        if (type.IsGenericParameter)
        {
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        }

        if (type.HasElementType)
        {
            return Used(type.GetElementType()!) + (type.IsByRef ? "@" : type.IsPointer ? "*"
                : type.GetArrayRank() == 1 ? "[]"
                : $"[{string.Join(",", Enumerable.Repeat("0:", type.GetArrayRank()))}]");
        }

        return type.IsGenericType ? Closed(type) : Plain(type);
    }

    // The arguments of a generic type stand at the level that declares them: A{int}.B{string}.
    private static string Closed(Type type)
    {
        var left = new Queue<Type>(type.GetGenericArguments());
        var parts = type.GetGenericTypeDefinition().FullName!.Split('+').Select(part =>
        {
            var (name, count) = part.Split('`') is [var n, var c] ? (n, int.Parse(c)) : (part, 0);
            var arguments = Enumerable.Range(0, count).Select(_ => Used(left.Dequeue()));
            return count == 0 ? name : $"{name}{{{string.Join(",", arguments)}}}";
        });
        return string.Join(".", parts);
    }
}
