using System.Reflection;

namespace Submissions.Functions.Hosting;

/// <summary>A function that time starts.</summary>
internal sealed record TimerFunction(string Name, MethodInfo Method, string TriggerName, TimerTriggerAttribute Trigger)
{
    public static TimerFunction Read(string name, MethodInfo method, ParameterInfo trigger, TimerTriggerAttribute attribute)
    {
        if (trigger.ParameterType != typeof(TimerInfo))
            throw new InvalidOperationException($"The function {name} is not one: its trigger \"{trigger.Name}\" must be a TimerInfo.");
        if (method.ReturnType != typeof(Task))
            throw new InvalidOperationException($"The function {name} is not one: it must return Task.");
        return new TimerFunction(name, method, trigger.Name!, attribute);
    }
}
