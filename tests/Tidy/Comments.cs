using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Xunit;

namespace Outturn.Tests.Tidy;

/// <summary>Whatever another project can see of the core says what it means.</summary>
public sealed class Comments
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Every_public_type_and_member_of_the_core_has_one()
    {
        Faults.None(
            Repository.Projects("core").SelectMany(Undocumented),
            "These need a /// comment: meaning, units, errors, source; not the name again.");
    }

    [Fact]
    public void The_names_are_those_that_the_compiler_writes()
    {
        var written = Written(typeof(Comments).Assembly.Location);
        Faults.None(
            Members(typeof(Shape<>)).Select(CommentName.Of).Where(n => !written.Contains(n)),
            "CommentName.cs spells these otherwise than the compiler.");
        Assert.NotEmpty(Members(typeof(Shape<>)));
    }

    private static IEnumerable<string> Undocumented(string project)
    {
        var written = Written(Repository.Assembly(project));
        return Assembly.LoadFrom(Repository.Assembly(project)).GetExportedTypes()
            .SelectMany(t => Members(t).Prepend(t))
            .Select(CommentName.Of)
            .Where(name => !written.Contains(name));
    }

    /// <summary>Names with a comment, one that is inherited included.</summary>
    private static HashSet<string> Written(string assembly) =>
        XDocument.Load(Path.ChangeExtension(assembly, "xml")).Descendants("member")
            .Where(m => m.Elements().Any(e => e.Name == "inheritdoc" || e.Value.Trim() != ""))
            .Select(m => (string)m.Attribute("name")!)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>What a person wrote: not what the compiler adds to a record, an enum or a property,
    /// nor an override, which means what it overrides. The positional parts of a record are
    /// explained with the record.</summary>
    private static IEnumerable<MemberInfo> Members(Type type) =>
        type.GetMembers(Declared).Where(member => member switch
        {
            _ when IsDelegate(type) || IsGenerated(member) => false,
            Type => false,
            FieldInfo field => IsVisible(field) && !field.IsSpecialName,
            PropertyInfo property => property.GetAccessors(true).Any(IsVisible)
                && !property.GetAccessors(true).Any(Overrides) && !IsPositional(type, property),
            EventInfo item => IsVisible(item.AddMethod!),
            ConstructorInfo constructor => IsVisible(constructor) && !IsImplied(type, constructor),
            MethodInfo method => IsVisible(method) && !Overrides(method) && !IsAccessor(method),
            _ => false,
        });

    private static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(Delegate));

    private static bool IsGenerated(MemberInfo? member) =>
        member?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;

    private static bool IsVisible(MethodBase m) => m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly;

    private static bool IsVisible(FieldInfo f) => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool Overrides(MethodInfo method) => method.GetBaseDefinition() != method;

    private static bool IsPositional(Type type, PropertyInfo property) =>
        IsGenerated(property.GetMethod)
        && type.GetConstructors(Declared).Any(c => c.GetParameters().Any(
            p => p.Name == property.Name && p.ParameterType == property.PropertyType));

    // A default constructor, or the one that a record's head declares: told by their parameters.
    private static bool IsImplied(Type type, ConstructorInfo constructor) =>
        constructor.GetParameters() is var parameters
        && parameters.All(p => type.GetProperty(p.Name!, Declared) is not null);
}

/// <summary>One of each kind of member, to try the spelling on.</summary>
/// <typeparam name="T">Anything.</typeparam>
public class Shape<T>
{
    /// <summary>A field.</summary>
    public readonly int? Field;

    /// <summary>A constructor.</summary>
    /// <param name="parts">Its parts.</param>
    public Shape(IReadOnlyList<KeyValuePair<string, T[]>> parts) => Field = parts.Count;

    /// <summary>An indexer.</summary>
    /// <param name="at">Where.</param>
    public int this[int at] => at;

    /// <summary>A generic method.</summary>
    /// <typeparam name="TOther">Another.</typeparam>
    /// <param name="one">By reference.</param>
    /// <param name="other">A table.</param>
    /// <param name="pair">A tuple.</param>
    public static void Method<TOther>(
        ref T one, TOther[,] other, (int A, Shape<TOther>.Inner B) pair)
    {
    }

    /// <summary>A conversion.</summary>
    /// <param name="shape">From.</param>
    public static explicit operator int(Shape<T> shape) => shape.Field ?? 0;

    /// <summary>An inner type.</summary>
    public sealed record Inner(int Part);
}
