//! C: capital letters (Annex II).
//!
//! What has one settled spelling stands in a table; one scan of the running text
//! finds the slips of all rules. Text in capitals, tables and annexes are left
//! alone, and so is a capital where a sentence begins.

mod calendar;
mod cues;
mod lexicon;
mod names;
mod scan;

use crate::check::answer::{Answer, Finding};
use crate::check::catalogue::Row;
use crate::check::example::Example;
use crate::check::example::form::{CONG_VAN, Slot};
use crate::check::facts::{At, Slip};
use crate::check::subject::Subject;
use crate::diagnostic::{Needs, Severity};
use crate::document::{Block, BlockKind};
use crate::text::is_small;

pub(in crate::check) const RULES: &[Row] = &[
    Row {
        code: "C02",
        name: "capital-after-stop",
        severity: Severity::Warning,
        basis: "Mục I Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "viết hoa chữ cái đầu sau dấu chấm, dấu hỏi, dấu chấm than",
        en: "a capital stands behind a full stop, a question or exclamation mark",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở đã nhận hồ sơ. các phòng rà soát lại./.",
            "Sở đã nhận hồ sơ. Các phòng rà soát lại./.",
        ),
        test: sentences,
    },
    Row {
        code: "C03",
        name: "capital-on-new-line",
        severity: Severity::Warning,
        basis: "Mục I Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "viết hoa chữ cái đầu khi xuống dòng",
        en: "a capital stands at the head of a new line",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở Nội vụ đề nghị các cơ quan như sau:\n1. rà soát hồ sơ tồn đọng.\n2. Báo cáo kết quả./.",
            "Sở Nội vụ đề nghị các cơ quan như sau:\n1. Rà soát hồ sơ tồn đọng.\n2. Báo cáo kết quả./.",
        ),
        test: new_line,
    },
    Row {
        code: "C04",
        name: "capital-personal-name",
        severity: Severity::Warning,
        basis: "điểm a khoản 1 Mục II Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "viết hoa chữ cái đầu mọi âm tiết của họ tên người Việt Nam",
        en: "every syllable of a Vietnamese personal name has a capital",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở cử ông Nguyễn văn Hùng dự họp./.",
            "Sở cử ông Nguyễn Văn Hùng dự họp./.",
        ),
        test: personal_names,
    },
    Row {
        code: "C05",
        name: "capital-by-name",
        severity: Severity::Warning,
        basis: "điểm b khoản 1 Mục II Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "viết hoa mọi âm tiết của tên hiệu, tên gọi nhân vật lịch sử",
        en: "every syllable of the by-name of a historical person has a capital",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở tổ chức thi kể chuyện về bác Hồ./.",
            "Sở tổ chức thi kể chuyện về Bác Hồ./.",
        ),
        test: |subject| slips("C05", subject),
    },
    Row {
        code: "C06",
        name: "capital-foreign-name",
        severity: Severity::Info,
        basis: "điểm a khoản 2 Mục II Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "tên người nước ngoài phiên âm Hán - Việt viết hoa như tên người Việt Nam",
        en: "a foreign name in Sino-Vietnamese form is written like a Vietnamese one",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở nhận tài liệu về Tôn Trung sơn./.",
            "Sở nhận tài liệu về Tôn Trung Sơn./.",
        ),
        test: |subject| slips("C06", subject),
    },
    Row {
        code: "C07",
        name: "capital-transcribed-name",
        severity: Severity::Warning,
        basis: "điểm b khoản 2 Mục II Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "tên người nước ngoài phiên âm trực tiếp chỉ viết hoa âm tiết đầu của mỗi thành phần",
        en: "of a transcribed foreign name only the first syllable of each part has a capital",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở nhận tài liệu về Vla-Đi-Mia Ti-mô./.",
            "Sở nhận tài liệu về Vla-đi-mia Ti-mô./.",
        ),
        test: |subject| slips("C07", subject),
    },
    Row {
        code: "C08",
        name: "small-unit-word",
        severity: Severity::Warning,
        basis: "điểm a khoản 1 Mục III Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "danh từ chung chỉ đơn vị hành chính viết thường trước tên riêng",
        en: "the word for a unit is small before a proper name",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Đoàn sẽ làm việc tại Tỉnh Cà Mau vào tháng 6./.",
            "Đoàn sẽ làm việc tại tỉnh Cà Mau vào tháng 6./.",
        ),
        test: |subject| slips("C08", subject),
    },
    Row {
        code: "C09",
        name: "no-hyphen-in-place",
        severity: Severity::Warning,
        basis: "điểm a khoản 1 Mục III Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "tên đơn vị hành chính không dùng gạch nối giữa các âm tiết",
        en: "the name of a unit has no hyphen between its syllables",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Đoàn sẽ làm việc tại Cà-Mau vào tháng 6./.",
            "Đoàn sẽ làm việc tại Cà Mau vào tháng 6./.",
        ),
        test: |subject| slips("C09", subject),
    },
    Row {
        code: "C10",
        name: "capital-unit-of-number",
        severity: Severity::Warning,
        basis: "điểm b khoản 1 Mục III Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "viết hoa cả danh từ chung của đơn vị hành chính đặt theo chữ số, tên người, sự kiện",
        en: "the unit word has a capital before a number, a person or an event",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Đoàn sẽ làm việc tại phường 5 vào tháng 6./.",
            "Đoàn sẽ làm việc tại Phường 5 vào tháng 6./.",
        ),
        test: |subject| slips("C10", subject),
    },
    Row {
        code: "C11",
        name: "capital-special-place",
        severity: Severity::Warning,
        basis: "điểm c khoản 1 Mục III Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "viết là “Thủ đô Hà Nội”, “Thành phố Hồ Chí Minh”",
        en: "it is written `Thủ đô Hà Nội`, `Thành phố Hồ Chí Minh`",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Đoàn sẽ làm việc tại thành phố Hồ Chí Minh vào tháng 6./.",
            "Đoàn sẽ làm việc tại Thành phố Hồ Chí Minh vào tháng 6./.",
        ),
        test: |subject| slips("C11", subject),
    },
    Row {
        code: "C12",
        name: "capital-terrain-in-name",
        severity: Severity::Warning,
        basis: "điểm d khoản 1 Mục III Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "viết hoa danh từ địa hình đã thành một phần của tên riêng một âm tiết",
        en: "a word of terrain that is part of the name has a capital",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Đoàn sẽ làm việc tại cầu Giấy vào tháng 6./.",
            "Đoàn sẽ làm việc tại Cầu Giấy vào tháng 6./.",
        ),
        test: |subject| slips("C12", subject),
    },
    Row {
        code: "C13",
        name: "small-terrain-word",
        severity: Severity::Warning,
        basis: "điểm d khoản 1 Mục III Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "danh từ địa hình viết thường bên tên riêng đầy đủ",
        en: "a word of terrain is small beside a full name",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Đoàn sẽ khảo sát trên Sông Vàm Cỏ vào tháng 6./.",
            "Đoàn sẽ khảo sát trên sông Vàm Cỏ vào tháng 6./.",
        ),
        test: |subject| slips("C13", subject),
    },
    Row {
        code: "C14",
        name: "capital-region",
        severity: Severity::Warning,
        basis: "điểm đ khoản 1 Mục III Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "viết hoa mọi âm tiết của tên vùng miền ghép bằng từ chỉ phương hướng",
        en: "every syllable of a region named by directions has a capital",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở khảo sát các tỉnh vùng Tây bắc./.",
            "Sở khảo sát các tỉnh vùng Tây Bắc./.",
        ),
        test: |subject| slips("C14", subject),
    },
    Row {
        code: "C15",
        name: "capital-foreign-place",
        severity: Severity::Info,
        basis: "điểm a khoản 2 Mục III Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "địa danh nước ngoài phiên âm Hán - Việt viết hoa như địa danh Việt Nam",
        en: "a foreign place in Sino-Vietnamese form is written like a Vietnamese one",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở cử đoàn công tác tại Bắc kinh./.",
            "Sở cử đoàn công tác tại Bắc Kinh./.",
        ),
        test: |subject| slips("C15", subject),
    },
    Row {
        code: "C16",
        name: "capital-transcribed-place",
        severity: Severity::Warning,
        basis: "điểm b khoản 2 Mục III Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "địa danh nước ngoài phiên âm trực tiếp chỉ viết hoa âm tiết đầu của mỗi thành phần",
        en: "of a transcribed foreign place only the first syllable of each part has a capital",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở cử đoàn công tác tại Mát-Xcơ-Va./.",
            "Sở cử đoàn công tác tại Mát-xcơ-va./.",
        ),
        test: |subject| slips("C16", subject),
    },
    Row {
        code: "C17",
        name: "capital-body",
        severity: Severity::Warning,
        basis: "điểm a khoản 1 Mục IV Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "tên cơ quan, tổ chức viết hoa từ chỉ loại hình, chức năng, lĩnh vực",
        en: "the name of a body has capitals at the words for its kind, function and field",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Báo cáo gửi về bộ Khoa học và Công nghệ./.",
            "Báo cáo gửi về Bộ Khoa học và Công nghệ./.",
        ),
        test: |subject| slips("C17", subject),
    },
    Row {
        code: "C18",
        name: "no-capital-inside-body",
        severity: Severity::Warning,
        basis: "điểm a khoản 1 Mục IV Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "tên cơ quan, tổ chức không viết hoa mọi âm tiết",
        en: "not every syllable of the name of a body has a capital",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Báo cáo gửi về Sở Tài Chính trước ngày 15./.",
            "Báo cáo gửi về Sở Tài chính trước ngày 15./.",
        ),
        test: |subject| slips("C18", subject),
    },
    Row {
        code: "C19",
        name: "capital-party-body",
        severity: Severity::Warning,
        basis: "điểm b khoản 1 Mục IV Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "tên các cơ quan trung ương của Đảng viết theo cách riêng đã nêu",
        en: "the central bodies of the Party are written as the annex gives them",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Báo cáo gửi về Văn phòng trung ương Đảng./.",
            "Báo cáo gửi về Văn phòng Trung ương Đảng./.",
        ),
        test: |subject| slips("C19", subject),
    },
    Row {
        code: "C20",
        name: "capital-foreign-body",
        severity: Severity::Warning,
        basis: "điểm a khoản 2 Mục IV Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "tên tổ chức nước ngoài dịch nghĩa viết hoa như tên cơ quan Việt Nam",
        en: "a translated foreign body is written like a Vietnamese one",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Dự án do Liên Hợp Quốc tài trợ./.",
            "Dự án do Liên hợp quốc tài trợ./.",
        ),
        test: |subject| slips("C20", subject),
    },
    Row {
        code: "C21",
        name: "capital-abbreviation",
        severity: Severity::Warning,
        basis: "điểm b khoản 2 Mục IV Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "tên viết tắt của tổ chức nước ngoài viết hoa toàn bộ",
        en: "an abbreviated foreign body is all in capitals",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Dự án do Unesco tài trợ./.",
            "Dự án do UNESCO tài trợ./.",
        ),
        test: |subject| slips("C21", subject),
    },
    Row {
        code: "C22",
        name: "capital-people-state",
        severity: Severity::Info,
        basis: "khoản 1 Mục V Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "danh từ “Nhân dân”, “Nhà nước” viết hoa khi đứng riêng",
        en: "`Nhân dân` and `Nhà nước` have a capital as nouns of their own",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Cán bộ tận tâm phục vụ nhân dân./.",
            "Cán bộ tận tâm phục vụ Nhân dân./.",
        ),
        test: |subject| slips("C22", subject),
    },
    Row {
        code: "C23",
        name: "capital-order",
        severity: Severity::Warning,
        basis: "khoản 2 Mục V Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "tên huân chương, huy chương, danh hiệu viết hoa âm tiết đầu của các thành phần",
        en: "orders, medals and titles of honour have a capital at the head of each part",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở đề nghị tặng huân chương Lao động cho tập thể./.",
            "Sở đề nghị tặng Huân chương Lao động cho tập thể./.",
        ),
        test: |subject| slips("C23", subject),
    },
    Row {
        code: "C24",
        name: "capital-office",
        severity: Severity::Warning,
        basis: "khoản 3 Mục V Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "viết hoa tên chức vụ, học vị liền với tên người",
        en: "an office or degree right before a person's name has a capital",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Sở mời giáo sư Trần Văn Bình báo cáo./.",
            "Sở mời Giáo sư Trần Văn Bình báo cáo./.",
        ),
        test: |subject| slips("C24", subject),
    },
    Row {
        code: "C25",
        name: "capital-noun-as-name",
        severity: Severity::Info,
        basis: "khoản 4 Mục V Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "danh từ chung đã riêng hóa viết hoa",
        en: "a common noun used as a name has a capital",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Cán bộ quán triệt chủ trương của đảng./.",
            "Cán bộ quán triệt chủ trương của Đảng./.",
        ),
        test: |subject| slips("C25", subject),
    },
    Row {
        code: "C26",
        name: "capital-holiday",
        severity: Severity::Warning,
        basis: "khoản 5 Mục V Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "viết hoa âm tiết đầu tên ngày lễ, ngày kỷ niệm",
        en: "the name of a holiday has a capital at its head",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Cơ quan nghỉ ngày quốc khánh 02 ngày./.",
            "Cơ quan nghỉ ngày Quốc khánh 02 ngày./.",
        ),
        test: |subject| slips("C26", subject),
    },
    Row {
        code: "C27",
        name: "capital-law-name",
        severity: Severity::Warning,
        basis: "khoản 6 Mục V Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "tên luật, pháp lệnh viết hoa tên loại và âm tiết đầu của trích yếu",
        en: "of the name of a law the kind and the first syllable of the title have a capital",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Việc lưu hồ sơ thực hiện theo Luật Doanh Nghiệp./.",
            "Việc lưu hồ sơ thực hiện theo Luật Doanh nghiệp./.",
        ),
        test: |subject| slips("C27", subject),
    },
    Row {
        code: "C30",
        name: "capital-lunar-year",
        severity: Severity::Warning,
        basis: "điểm a khoản 8 Mục V Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "viết hoa mọi âm tiết tên năm âm lịch",
        en: "every syllable of a lunar year has a capital",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Cơ quan trực Tết năm Bính ngọ như sau./.",
            "Cơ quan trực Tết năm Bính Ngọ như sau./.",
        ),
        test: |subject| slips("C30", subject),
    },
    Row {
        code: "C31",
        name: "capital-tet",
        severity: Severity::Warning,
        basis: "điểm b khoản 8 Mục V Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "viết “tết Nguyên đán”, “tết Trung thu”: chỉ viết hoa âm tiết đầu của tên tết",
        en: "of a tết only the first syllable of its name has a capital",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Cơ quan tổ chức Tết Trung Thu cho thiếu nhi./.",
            "Cơ quan tổ chức tết Trung thu cho thiếu nhi./.",
        ),
        test: |subject| slips("C31", subject),
    },
    Row {
        code: "C32",
        name: "capital-tet-alone",
        severity: Severity::Info,
        basis: "điểm b khoản 8 Mục V Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "“Tết” viết hoa khi đứng riêng thay cho tết Nguyên đán",
        en: "`Tết` alone has a capital where it stands for the New Year",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Cơ quan bố trí trực trong dịp tết./.",
            "Cơ quan bố trí trực trong dịp Tết./.",
        ),
        test: |subject| slips("C32", subject),
    },
    Row {
        code: "C33",
        name: "capital-day-in-words",
        severity: Severity::Warning,
        basis: "điểm c khoản 8 Mục V Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "ngày trong tuần, tháng trong năm ghi bằng chữ viết hoa tên ngày, tháng",
        en: "days of the week and months in words have a capital at their name",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Cơ quan họp giao ban vào sáng thứ hai./.",
            "Cơ quan họp giao ban vào sáng thứ Hai./.",
        ),
        test: |subject| slips("C33", subject),
    },
    Row {
        code: "C34",
        name: "capital-event",
        severity: Severity::Warning,
        basis: "khoản 9 Mục V Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "viết hoa tên sự kiện lịch sử, triều đại; con số chỉ thời gian ghi bằng chữ",
        en: "historic events and dynasties have capitals; their figures are in words",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Cơ quan kỷ niệm cách mạng Tháng Tám./.",
            "Cơ quan kỷ niệm Cách mạng tháng Tám./.",
        ),
        test: |subject| slips("C34", subject),
    },
    Row {
        code: "C35",
        name: "capital-work",
        severity: Severity::Info,
        basis: "khoản 10 Mục V Phụ lục II Nghị định số 30/2020/NĐ-CP",
        vi: "tên tác phẩm, báo, tạp chí viết hoa âm tiết đầu",
        en: "works, newspapers and journals have a capital at the first syllable of their title",
        needs: Needs::Text,
        mends: false,
        example: Example::new(
            &CONG_VAN,
            Slot::Body,
            "Bài đăng trên tạp chí Cộng Sản./.",
            "Bài đăng trên tạp chí Cộng sản./.",
        ),
        test: |subject| slips("C35", subject),
    },
];

/// As many small letters behind stops are the commas of a bad scan.
const STOPS_OF_A_SCAN: usize = 4;

/// C02: small letters behind a stop.
fn sentences(subject: &Subject<'_>) -> Answer {
    let own: Vec<&Slip> = subject
        .slips(scan::slips)
        .iter()
        .filter(|slip| slip.code == "C02")
        .collect();
    let scanned = own.len() >= STOPS_OF_A_SCAN;
    let found = own.into_iter().filter_map(|slip| finding(subject, slip));
    Answer::of(found.map(|finding| finding.lighter_if(scanned, Severity::Info)))
}

/// The slips of one rule.
fn slips(code: &'static str, subject: &Subject<'_>) -> Answer {
    let own = subject.slips(scan::slips).iter().filter(|slip| slip.code == code);
    Answer::of(own.filter_map(|slip| finding(subject, slip)))
}

fn finding(subject: &Subject<'_>, slip: &Slip) -> Option<Finding> {
    let text = subject.text_at(slip.at)?;
    let path = slip.at.path();
    let (written, expected) = (text.get(slip.range.clone())?, &slip.expected);
    let place = subject.locate(&path, text, slip.range.clone());
    let edit = subject.replace(&path, text, slip.range.clone(), expected);
    let finding = Finding::at(
        path,
        format!("“{written}” phải viết là “{expected}”"),
        format!("“{written}” must be written “{expected}”"),
    );
    // A capital can carry meaning: a person confirms.
    Some(finding.within_opt(place).with_edits(false, edit.into_iter().collect()))
}

/// C03: the head of a block, where the block before it has ended.
fn new_line(subject: &Subject<'_>) -> Answer {
    let body = &subject.document().body;
    let blocks = body.iter().enumerate().filter(|(_, block)| {
        matches!(
            block.kind,
            BlockKind::Article | BlockKind::Clause | BlockKind::Point | BlockKind::Bullet | BlockKind::Paragraph
        )
    });
    let found = blocks.filter_map(|(i, block)| {
        let before = i.checked_sub(1).and_then(|i| body.get(i));
        // A line that goes on in the next was broken by a program.
        let ended = before.is_none_or(|before| before.text.trim_end().ends_with(['.', ';', ':', '!', '?']));
        let first = small_word(block).filter(|_| ended)?;
        let text = block.text.as_str();
        let path = At::Body(i).path();
        let expected = scan::capitalised(first);
        let finding = Finding::at(
            path.clone(),
            format!("đầu dòng viết thường “{first}”; phải viết hoa “{expected}”"),
            format!("the line begins with “{first}”; it must be “{expected}”"),
        );
        let marked = matches!(block.kind, BlockKind::Point | BlockKind::Bullet);
        let finding = finding
            .within_opt(subject.locate(&path, text, 0..first.len()))
            .with_edits(
                false,
                subject
                    .replace(&path, text, 0..first.len(), &expected)
                    .into_iter()
                    .collect(),
            );
        // The parts of one sentence that stand under each other are often written small.
        Some(finding.lighter_if(marked, Severity::Info))
    });
    Answer::of(found)
}

/// The first word of a block, if it is a word of small letters.
fn small_word(block: &Block) -> Option<&str> {
    let first = block.text.split(' ').next()?;
    let letters = first.trim_end_matches([',', ':', ';']);
    (letters.chars().count() > 1 && letters.chars().all(is_small)).then_some(letters)
}

/// C04: the names in the signatures, and behind `ông`, `bà` in the text.
fn personal_names(subject: &Subject<'_>) -> Answer {
    let signers = subject.document().signatures.iter().enumerate();
    let signed = signers.filter_map(|(i, signature)| {
        let name = signature.signer.as_deref()?;
        let small = names::small_syllables(name).next()?;
        let path = format!("/signatures/{i}/signer");
        let place = subject.locate(&path, name, small);
        let finding = Finding::at(
            path,
            format!("họ tên “{name}” có âm tiết viết thường; phải viết hoa chữ cái đầu mọi âm tiết"),
            format!("the name “{name}” has a syllable in small letters; each begins with a capital"),
        );
        Some(finding.within_opt(place))
    });
    let text = subject.slips(scan::slips).iter().filter(|slip| slip.code == "C04");
    let found: Vec<Finding> = signed.chain(text.filter_map(|slip| finding(subject, slip))).collect();
    Answer::of(found)
}

#[cfg(test)]
mod tests;
