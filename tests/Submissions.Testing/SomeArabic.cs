using System.Text.Json.Nodes;
using Submissions.Domain.Proposals;

namespace Submissions.Testing;

/// <summary>Texts that are written from right to left.</summary>
public static class SomeArabic
{
    public const string CallName = "المنتدى العالمي للهجرة والتنمية: الفعاليات الجانبية";

    /// <summary>The Marrakesh call with its texts in Arabic alone.</summary>
    public static string CallJson
    {
        get
        {
            var json = JsonNode.Parse(Some.MarrakeshJson)!;
            json["name"] = new JsonObject { ["ar"] = CallName };
            json["languages"] = new JsonArray("ar", "en");
            json["guidelines"] = new JsonObject { ["ar"] = "يكون العنوان قصيرا وواضحا.\nتكون الفعالية مفتوحة لجميع المشاركين (75 دقيقة)." };
            return json.ToJsonString();
        }
    }

    public static ProposalContent Content => Some.MarrakeshContent().WithMendedAddress() with
    {
        Title = "الهجرة والمهارات: من الحدود إلى سوق العمل (2018)",
        Description = "تتناول هذه الفعالية الاعتراف بالمهارات على جانبي الحدود.\nيتحدث فيها أرباب العمل والوزارات والمهاجرون أنفسهم.",
        Objective = "الاتفاق على ثلاث خطوات.",
        GuidingQuestions = ["كيف تعترف الدول بالمهارات؟", "What does it cost?"],
        Organisers = [new Organiser { Name = "وزارة الشغل والإدماج المهني", Kind = "government", Country = "MA", Lead = true }],
    };
}
