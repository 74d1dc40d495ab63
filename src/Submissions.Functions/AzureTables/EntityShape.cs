using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;

namespace Submissions.Functions.AzureTables;

/// <summary>Between a row's own class and the bag of properties that travels.</summary>
internal static class EntityShape
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    public static TableEntity BagOf(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        if (entity is TableEntity bag)
            return bag;

        var row = new TableEntity(entity.PartitionKey, entity.RowKey);
        foreach (var property in PropertiesOf(entity.GetType()))
            row.Add(property.Name, property.GetValue(entity) is Enum word ? word.ToString() : property.GetValue(entity));
        return row;
    }

    public static T Of<T>(TableEntity row)
        where T : class, ITableEntity, new()
    {
        if (row is T same)
            return same;

        var entity = new T { PartitionKey = row.PartitionKey, RowKey = row.RowKey, Timestamp = row.Timestamp, ETag = row.ETag };
        foreach (var property in PropertiesOf(typeof(T)))
        {
            if (row[property.Name] is { } value)
                property.SetValue(entity, As(property, value));
        }

        return entity;
    }

    private static PropertyInfo[] PropertiesOf(Type type) => Known.GetOrAdd(type, static t =>
    [
        .. t.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p =>
            p is { CanRead: true, CanWrite: true } && p.GetIndexParameters().Length == 0
            && !PropertyNames.IsKey(p.Name) && p.Name is not (nameof(ITableEntity.Timestamp) or nameof(ITableEntity.ETag))
            && !p.IsDefined(typeof(IgnoreDataMemberAttribute))),
    ]);

    private static object As(PropertyInfo property, object value)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return value switch
        {
            _ when type.IsInstanceOfType(value) => value,
            string word when type.IsEnum => Enum.Parse(type, word),
            int number when type == typeof(long) => (long)number,
            int number when type == typeof(double) => (double)number,
            DateTimeOffset instant when type == typeof(DateTime) => instant.UtcDateTime,
            byte[] bytes when type == typeof(BinaryData) => BinaryData.FromBytes(bytes),
            _ => throw new InvalidOperationException($"Property '{property.Name}' is a {type.Name}, but the row holds {value.GetType().Name}."),
        };
    }
}
