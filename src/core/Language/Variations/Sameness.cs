using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using Outturn.Schemes;

namespace Outturn.Language.Variations;

/// <summary>Whether two parts of a scheme say the same, wherever they stand in the text. Every
/// property counts but places, so that no part of a clause can differ unnoticed.</summary>
internal static class Sameness
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    public static bool Same(object? a, object? b)
    {
        if (ReferenceEquals(a, b))
        {
            return true;
        }
        if (a is null || b is null || a.GetType() != b.GetType())
        {
            return false;
        }
        return (a, b) switch
        {
            (string x, string y) => string.Equals(x, y, StringComparison.Ordinal),
            (LabelList x, LabelList y) => x.Name == y.Name && x.Labels.SequenceEqual(y.Labels),
            (IEnumerable x, IEnumerable y) => Items(x, y),
            _ when IsOfScheme(a.GetType()) => PropertiesOf(a.GetType())
                .All(p => Same(p.GetValue(a), p.GetValue(b))),
            _ => a.Equals(b),
        };
    }

    private static bool Items(IEnumerable a, IEnumerable b)
    {
        object?[] x = [.. a.Cast<object?>()];
        object?[] y = [.. b.Cast<object?>()];
        return x.Length == y.Length && x.Zip(y).All(p => Same(p.First, p.Second));
    }

    private static bool IsOfScheme(Type type) =>
        type is { IsEnum: false, IsValueType: false } && type.Namespace == typeof(Scheme).Namespace;

    private static PropertyInfo[] PropertiesOf(Type type) => Properties.GetOrAdd(type, t =>
        [.. t.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(p => p.PropertyType != typeof(Place) && p.GetIndexParameters().Length == 0)]);
}
