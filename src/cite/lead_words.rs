//! The words around citations that tell a relation.

use super::Relation;

/// Words that stand between a trigger and what it governs.
pub(super) const FILLERS: &[&str] = &[
    "một số điều khoản",
    "một số điều",
    "một số quy định",
    "một số qui định",
    "một số nội dung",
    "một số điểm",
    "toàn bộ",
    "nội dung",
    "sau đây",
    "sau",
    "của",
    "tại",
    "ở",
    "trong",
    "trên",
    "các",
    "những",
    "vào",
    "bởi",
    "bằng",
    "cho",
    "tới",
    "một phần",
];

/// Triggers right before a citation, the longer before the shorter ones; some
/// as machines read them.
pub(super) const TRIGGERS: &[(&str, Relation)] = &[
    ("theo quy định", Relation::Refers),
    ("theo qui định", Relation::Refers),
    ("theo hướng dẫn", Relation::Refers),
    ("hướng dẫn thi hành", Relation::Guides),
    ("chi tiết thi hành", Relation::Guides),
    ("chỉ tiết thi hành", Relation::Guides),
    ("biện pháp thi hành", Relation::Guides),
    ("hướng dẫn thực hiện", Relation::Guides),
    ("hướng dẫn bổ sung", Relation::Guides),
    ("hướng dẫn áp dụng", Relation::Guides),
    ("quy định chi tiết", Relation::Guides),
    ("qui định chi tiết", Relation::Guides),
    ("quy định chỉ tiết", Relation::Guides),
    ("hướng dẫn", Relation::Guides),
    ("quy định", Relation::Refers),
    ("qui định", Relation::Refers),
    ("gọi là", Relation::Refers),
    ("gọi tắt là", Relation::Refers),
    ("viết tắt là", Relation::Refers),
    ("viết gọn là", Relation::Refers),
    ("được viết là", Relation::Refers),
    ("gửi bổ sung", Relation::Refers),
    ("trình bổ sung", Relation::Refers),
    ("nộp bổ sung", Relation::Refers),
    ("sửa đổi", Relation::Amends),
    ("bổ sung", Relation::Amends),
    ("sửa", Relation::Amends),
    ("thay thế", Relation::Replaces),
    ("thay", Relation::Replaces),
    ("bãi bỏ", Relation::Repeals),
    ("hủy bỏ", Relation::Repeals),
    ("huỷ bỏ", Relation::Repeals),
    ("hết hiệu lực", Relation::Repeals),
    ("kèm theo", Relation::AttachedTo),
    ("kèm", Relation::AttachedTo),
    ("trả lời", Relation::RepliesTo),
    ("phúc đáp", Relation::RepliesTo),
    ("nhận được", Relation::RepliesTo),
    ("tiếp theo", Relation::Follows),
    ("tiếp", Relation::Follows),
    ("đính chính", Relation::Corrects),
    ("hợp nhất", Relation::ConsolidatedIn),
    ("công bố", Relation::Promulgates),
    ("ngoại trừ", Relation::Except),
    ("trừ", Relation::Except),
    ("thực hiện", Relation::Implements),
    ("thi hành", Relation::Implements),
    ("chấp hành", Relation::Implements),
    ("triển khai", Relation::Implements),
    ("quán triệt", Relation::Implements),
    ("căn cứ theo", Relation::Basis),
    ("căn cứ", Relation::Basis),
    ("trên cơ sở", Relation::Basis),
    ("xét", Relation::Basis),
    ("theo", Relation::Refers),
];

/// First words of a paragraph that govern its first citation, however far
/// behind it stands; some as machines read them.
pub(super) const OPENERS: &[(&str, Relation)] = &[
    ("theo quy định", Relation::Refers),
    ("theo qui định", Relation::Refers),
    ("căn cứ", Relation::Basis),
    ("can cứ", Relation::Basis),
    ("căn cú", Relation::Basis),
    ("trên cơ sở", Relation::Basis),
    ("theo", Relation::Basis),
    ("xét", Relation::Basis),
    ("thực hiện", Relation::Implements),
    ("triển khai", Relation::Implements),
    ("thi hành", Relation::Implements),
    ("chấp hành", Relation::Implements),
    ("trả lời", Relation::RepliesTo),
    ("phúc đáp", Relation::RepliesTo),
    ("tiếp theo", Relation::Follows),
    ("bãi bỏ", Relation::Repeals),
    ("hủy bỏ", Relation::Repeals),
    ("huỷ bỏ", Relation::Repeals),
    ("thay thế", Relation::Replaces),
    ("sửa đổi", Relation::Amends),
    ("đính chính", Relation::Corrects),
];

/// Words that begin the subject of a document behind its mention.
pub(super) const SUBJECT: &[&str] = &[
    "về",
    "v v",
    "quy định",
    "qui định",
    "hướng dẫn",
    "ban hành",
    "phê duyệt",
    "sửa đổi bổ sung",
    "sửa đổi",
    "điều chỉnh",
    "đính chính",
    "công bố",
    "bãi bỏ",
    "triển khai",
    "thực hiện",
    "thi hành",
    "thay thế",
];

/// With these a sentence turns from the document that it cited to what its author wants.
pub(super) const TURNS: &[&str] = &["đề nghị", "yêu cầu", "kính đề nghị", "kính mời", "trân trọng"];

/// With these, and a capital, another introduction begins behind a comma.
pub(super) const ANEW: &[&str] = &["căn cứ", "nhằm", "để", "xét", "trên cơ sở"];

/// Words that go on with a list.
pub(super) const JOINS: &[&str] = &["và", "hoặc", "cùng", "với"];

/// Words behind which a sentence goes on, also on the next line.
pub(super) const OPEN: &[&str] = &[
    "của", "tại", "và", "theo", "với", "các", "về", "bởi", "hoặc", "cho", "từ", "trong", "là",
];

/// What stands before `theo` where a law was amended by another.
pub(super) const AMENDED: &[&str] = &["bổ sung", "sửa đổi", "thay thế", "một số điều"];

/// What introduces a list of documents.
pub(super) const LISTED: &[(&str, Relation)] = &[
    ("bãi bỏ", Relation::Repeals),
    ("hủy bỏ", Relation::Repeals),
    ("huỷ bỏ", Relation::Repeals),
    ("hết hiệu lực", Relation::Repeals),
    ("thay thế", Relation::Replaces),
    ("sửa đổi", Relation::Amends),
    ("căn cứ", Relation::Basis),
];

/// What stands before a name that the text gives to a document.
pub(super) const GIVEN: &[&str] = &[
    "gọi là",
    "gọi tắt là",
    "gọi chung là",
    "viết tắt là",
    "viết gọn là",
    "viết là",
];

/// What stands before the document that did it: the text itself does not.
pub(super) const AGENTS: &[&str] = &["bởi", "bằng"];

/// What a sentence says of documents that end.
pub(super) const EXPIRED: &[&str] = &["hết hiệu lực", "bị bãi bỏ", "được bãi bỏ"];
