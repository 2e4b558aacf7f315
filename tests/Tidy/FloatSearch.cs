using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Outturn.Tests.Tidy;

/// <summary>Looks for float and double in an assembly: fields, signatures, locals, what is called,
/// and instructions.</summary>
internal sealed class FloatSearch(PEReader file, MetadataReader names)
{
    private static readonly Dictionary<ushort, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(c => unchecked((ushort)c.Value));

    private readonly FloatInSignature signatures = new();

    internal IEnumerable<string> Found()
    {
        foreach (var handle in names.TypeDefinitions)
        {
            var type = names.GetTypeDefinition(handle);
            foreach (var field in type.GetFields().Select(names.GetFieldDefinition))
            {
                if (field.DecodeSignature(signatures, null))
                {
                    yield return $"{Name(handle)}.{names.GetString(field.Name)}: field";
                }
            }

            foreach (var what in type.GetMethods().SelectMany(m => InMethod(Name(handle), m)))
            {
                yield return what;
            }
        }

        foreach (var handle in names.MemberReferences)
        {
            var member = names.GetMemberReference(handle);
            if (member.GetKind() == MemberReferenceKind.Method
                ? Any(member.DecodeMethodSignature(signatures, null))
                : member.DecodeFieldSignature(signatures, null))
            {
                yield return $"a member of another assembly, {names.GetString(member.Name)}: call";
            }
        }
    }

    private IEnumerable<string> InMethod(string type, MethodDefinitionHandle handle)
    {
        var method = names.GetMethodDefinition(handle);
        var name = $"{type}.{names.GetString(method.Name)}";
        if (Any(method.DecodeSignature(signatures, null)))
        {
            yield return $"{name}: signature";
        }

        if (method.RelativeVirtualAddress == 0)
        {
            yield break;
        }

        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil && names.GetStandaloneSignature(body.LocalSignature)
            .DecodeLocalSignature(signatures, null).Any(found => found))
        {
            yield return $"{name}: local";
        }

        foreach (var code in Instructions(body.GetILBytes()!).Where(IsFloat).Distinct())
        {
            yield return $"{name}: {code}";
        }
    }

    private static bool Any(MethodSignature<bool> signature) =>
        signature.ReturnType || signature.ParameterTypes.Any(found => found);

    // conv.r.un is the one without a digit; the rest end in .r4 or .r8.
    private static bool IsFloat(string code) =>
        code == "conv.r.un" || code.EndsWith(".r4", StringComparison.Ordinal)
        || code.EndsWith(".r8", StringComparison.Ordinal);

    /// <summary>The instructions by name. Operands are stepped over by their size, so that a byte
    /// of an operand is never taken for an instruction.</summary>
    private static IEnumerable<string> Instructions(byte[] il)
    {
        var at = 0;
        while (at < il.Length)
        {
            ushort value = il[at++];
            if (value == 0xFE)
            {
                value = (ushort)(0xFE00 | il[at++]);
            }

            var code = Codes[value];
            yield return code.Name!;
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI
                    or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }

    private string Name(TypeDefinitionHandle handle)
    {
        var type = names.GetTypeDefinition(handle);
        var name = names.GetString(type.Name);
        return type.GetDeclaringType().IsNil ? $"{names.GetString(type.Namespace)}.{name}"
            : $"{Name(type.GetDeclaringType())}.{name}";
    }
}

/// <summary>Whether a type, or any type that it is made of, is float or double.</summary>
internal sealed class FloatInSignature : ISignatureTypeProvider<bool, object?>
{
    public bool GetPrimitiveType(PrimitiveTypeCode typeCode) =>
        typeCode is PrimitiveTypeCode.Single or PrimitiveTypeCode.Double;

    public bool GetArrayType(bool elementType, ArrayShape shape) => elementType;

    public bool GetByReferenceType(bool elementType) => elementType;

    public bool GetPointerType(bool elementType) => elementType;

    public bool GetPinnedType(bool elementType) => elementType;

    public bool GetSZArrayType(bool elementType) => elementType;

    public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) =>
        unmodifiedType;

    public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) =>
        genericType || typeArguments.Contains(true);

    public bool GetFunctionPointerType(MethodSignature<bool> signature) =>
        signature.ReturnType || signature.ParameterTypes.Contains(true);

    public bool GetGenericMethodParameter(object? genericContext, int index) => false;

    public bool GetGenericTypeParameter(object? genericContext, int index) => false;

    public bool GetTypeFromDefinition(
        MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => false;

    public bool GetTypeFromReference(
        MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => false;

    public bool GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle,
        byte rawTypeKind) => false;
}
