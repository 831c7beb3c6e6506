//! Words inside the names of bodies and at their ends.

use super::super::phrases::phrases;
use crate::text::Head;

/// Whether a word that cannot stand inside a name stands at the head of a text.
pub(super) fn stops(head: Head, rest: &str) -> bool {
    STOPS.from(head, rest) && !NO_STOPS.from(head, rest)
}

phrases! {
    /// Words that cannot stand inside a name: they begin the subject or go on with the sentence.
    STOPS = [
        "về", "v", "quy định", "qui định", "hướng dẫn", "ban hành", "phê duyệt", "sửa đổi", "bổ sung", "thay thế",
        "bãi bỏ", "hủy bỏ", "huỷ bỏ", "thì", "được", "đã", "có", "nhưng", "cho", "để", "nhằm", "tại", "là", "theo",
        "kèm", "bằng", "trên", "trong", "gửi", "ký", "yêu cầu", "đề nghị", "thông báo", "trả lời", "giao", "góp",
        "áp dụng", "liên quan", "nếu", "khi", "mà", "do", "này", "nêu", "hợp nhất", "ngày", "năm", "căn cứ",
        "không", "phải", "sẽ", "đang", "như", "cùng", "với", "từ", "đến", "của", "hay", "hoặc", "thực hiện", "triển khai",
        "chỉ đạo", "tổ chức thực hiện", "báo cáo", "công bố", "điều chỉnh", "bao gồm", "sau", "đối", "vào", "đồng thời",
        "rà soát", "xem xét", "nghiên cứu", "tham mưu", "phối hợp", "chủ trì", "kính", "xin", "nhất trí", "đồng ý",
        "tiến hành", "khẩn trương", "chưa", "nên", "vì", "bị", "quyết định", "nghị quyết", "thi hành", "đính chính", "nay", "nói", "hết", "còn", "vẫn", "cũng", "tiếp",
    ];

    /// What begins like a word of the sentence and belongs to names of fields.
    NO_STOPS = ["giao thông", "giao dịch"];

    /// Small words that belong to names: units of the country, parts of bodies, forms of companies.
    INSIDE = [
        "tỉnh", "thành", "phố", "huyện", "quận", "xã", "phường", "thị", "trấn", "đặc", "khu", "vực", "miền", "vùng",
        "trưởng", "tướng", "tịch", "ủy", "uỷ", "nhân", "dân", "hội", "đồng", "ban", "bộ", "cục", "chi", "tổng", "thuế",
        "hải", "quan", "tối", "cao", "cấp", "nước", "nhà", "khóa", "khoá", "lần", "thứ", "kỳ", "họp", "các", "cổ",
        "phần", "trách", "nhiệm", "hữu", "hạn", "một", "thành", "viên", "công", "ty", "nghiệp", "doanh", "tập", "đoàn",
        "nhánh", "phòng", "văn", "sở", "vụ", "viện", "trường", "học", "bệnh", "trung", "ương", "tâm", "liên", "hiệp",
        "án", "kiểm", "sát", "toán", "giám", "đốc", "phó", "chủ", "hành", "chấp", "thường", "trực", "bí", "thư", "đại",
        "thanh", "tra", "chánh", "đảng", "bộ", "quân", "sự", "chính", "trị", "điều", "lệ", "mặt", "trận", "tổ", "quốc",
    ];

    /// Heads of names of bodies: a new one behind `và` or a comma is another issuer.
    HEADS = [
        "bộ", "ủy ban", "uỷ ban", "ubnd", "hđnd", "hội đồng", "ban", "tổng cục", "cục", "sở", "phòng", "chính phủ",
        "thủ tướng", "quốc hội", "tổng liên đoàn", "liên đoàn", "mặt trận", "trung ương", "viện", "tòa án", "toà án",
        "ngân hàng", "văn phòng", "công ty", "tổng công ty", "hội", "đoàn chủ tịch", "kiểm toán", "thanh tra", "chi cục",
        "đảng ủy", "tỉnh ủy", "huyện ủy", "thành ủy", "bảo hiểm xã hội", "vụ", "quỹ", "trung tâm", "trường", "hạt", "đội",
    ];

    /// Heads of titles of those who issue documents by themselves.
    TITLES = [
        "chủ tịch", "giám đốc", "tổng giám đốc", "cục trưởng", "chi cục trưởng", "thống đốc", "chánh án", "viện trưởng",
        "chánh văn phòng", "chánh thanh tra", "tổng thanh tra", "tổng kiểm toán", "hiệu trưởng", "trưởng ban", "bí thư",
        "ban thường vụ", "ban bí thư", "bộ trưởng", "tổng cục trưởng",
    ];

    /// Heads of names that go on in small letters: `Ban quản lý dự án đầu tư xây dựng …`.
    LONG = [
        "công ty", "tổng công ty", "ban quản lý", "trường", "bệnh viện", "trung tâm", "chi nhánh", "hợp tác xã",
        "nhà máy", "doanh nghiệp", "hiệp hội", "tập đoàn", "hội đồng", "tổ công tác", "ban chỉ đạo", "liên hiệp",
    ];

    /// Heads of bodies of which one place has several, told apart by a number: `Trường Mầm non số 2`.
    NUMBERED = [
        "đội", "trường", "trạm", "trung tâm", "phòng công chứng", "văn phòng công chứng", "phòng giao dịch",
        "ban quản lý", "đoàn kiểm tra", "đoàn thanh tra", "tổ công tác", "tổ", "hạt", "chi nhánh", "xí nghiệp",
        "nhà máy", "công ty", "bệnh viện", "bến xe", "cơ sở", "nhà khách", "trại", "tiểu đoàn", "hải đội", "kho bạc",
        "kho", "chi cục hải quan", "hải quan khu vực", "nhóm", "liên đoàn địa chất", "trung đoàn", "lữ đoàn",
    ];

    /// Words whose capital begins something else than a part of a name.
    ANEW = ["căn cứ", "theo", "xét", "về", "quy định", "ban hành", "hướng dẫn", "kính gửi", "nơi nhận", "số"];

    /// Units that may follow a whole name: `Ủy ban nhân dân tỉnh …`, `Quốc hội khóa XV`.
    PLACES = [
        "tỉnh", "thành phố", "huyện", "quận", "xã", "phường", "thị xã", "thị trấn", "khóa", "khoá", "đặc khu", "các",
        "khu vực",
    ];
}

/// Abbreviations whose full stop ends no sentence.
pub(in super::super) const DOTTED: &[&str] = &["tp", "tx", "tt", "q", "p", "h", "ts", "ths"];
