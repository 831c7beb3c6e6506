//! Offices and bodies of the State and of what is built like it: the words of
//! their titles and names, as tables. Nothing is judged here.
//!
//! Titles of before and after 1 July 2025 stand side by side: the bodies of the
//! districts are gone, those of the communes and regions are new, and a title
//! that no body has today still says who deputises for whom.

/// The title of a head and the titles of whoever deputises for it.
pub(super) struct Office {
    pub(super) head: &'static str,
    pub(super) deputies: &'static [&'static str],
}

const fn office(head: &'static str, deputies: &'static [&'static str]) -> Office {
    Office { head, deputies }
}

/// The longest title that fits a line counts.
pub(super) const OFFICES: &[Office] = &[
    // The State as a whole, ministries and bodies of their rank.
    office("chủ tịch nước", &["phó chủ tịch nước"]),
    office("chủ tịch quốc hội", &["phó chủ tịch quốc hội", "phó chủ tịch"]),
    office("thủ tướng", &["phó thủ tướng"]),
    // Ministers who head an office or a committee have `PHÓ CHỦ NHIỆM`.
    office("bộ trưởng", &["thứ trưởng", "phó chủ nhiệm"]),
    office("bộ trưởng chủ nhiệm", &["phó chủ nhiệm", "thứ trưởng"]),
    office("chủ nhiệm", &["phó chủ nhiệm"]),
    office("tổng thanh tra", &["phó tổng thanh tra"]),
    office("thống đốc", &["phó thống đốc"]),
    office("tổng kiểm toán", &["phó tổng kiểm toán"]),
    office("tổng thư ký", &["phó tổng thư ký"]),
    // Whole committees and councils.
    office("chủ tịch", &["phó chủ tịch"]),
    office("trưởng ban", &["phó trưởng ban", "phó ban"]),
    office("trưởng tiểu ban", &["phó trưởng tiểu ban"]),
    office("trưởng đoàn", &["phó trưởng đoàn", "phó đoàn"]),
    // Courts, procuracies, audit, inspection, enforcement of judgments.
    office("chánh án", &["phó chánh án"]),
    office("chánh tòa", &["phó chánh tòa"]),
    office("viện trưởng", &["phó viện trưởng", "viện phó"]),
    office("kiểm toán trưởng", &["phó kiểm toán trưởng"]),
    office("chánh thanh tra", &["phó chánh thanh tra"]),
    office("trưởng thi hành án dân sự", &["phó trưởng thi hành án dân sự"]),
    // Departments and units of ministries; taxes and customs before and after March 2025.
    office("tổng cục trưởng", &["phó tổng cục trưởng"]),
    office("cục trưởng", &["phó cục trưởng", "cục phó"]),
    office("chi cục trưởng", &["phó chi cục trưởng"]),
    office("vụ trưởng", &["phó vụ trưởng", "vụ phó"]),
    office("trưởng thuế", &["phó trưởng thuế"]),
    office("chánh văn phòng", &["phó chánh văn phòng", "phó văn phòng"]),
    office("trưởng văn phòng", &["phó trưởng văn phòng", "phó văn phòng"]),
    office("trưởng phòng", &["phó trưởng phòng", "phó phòng"]),
    office("trưởng bộ phận", &["phó trưởng bộ phận"]),
    office("trưởng chi nhánh", &["phó trưởng chi nhánh"]),
    office("trưởng trung tâm", &["phó trưởng trung tâm"]),
    office("trưởng đại diện", &["phó trưởng đại diện"]),
    office("trưởng trạm", &["phó trưởng trạm", "phó trạm trưởng"]),
    office("trạm trưởng", &["phó trạm trưởng", "trạm phó", "phó trưởng trạm"]),
    office("hạt trưởng", &["phó hạt trưởng", "hạt phó"]),
    office("đội trưởng", &["phó đội trưởng", "đội phó"]),
    office("tổ trưởng", &["phó tổ trưởng", "tổ phó"]),
    office("trưởng nhóm", &["phó trưởng nhóm"]),
    office("trưởng thôn", &["phó trưởng thôn", "phó thôn"]),
    // Directors: departments of provinces, centres, hospitals, enterprises.
    office("giám đốc", &["phó giám đốc"]),
    office("tổng giám đốc", &["phó tổng giám đốc"]),
    office("quản đốc", &["phó quản đốc"]),
    office("kế toán trưởng", &["phó kế toán trưởng"]),
    // Schools and science.
    office("hiệu trưởng", &["phó hiệu trưởng", "hiệu phó"]),
    office("trưởng khoa", &["phó trưởng khoa", "phó khoa"]),
    office("trưởng bộ môn", &["phó trưởng bộ môn"]),
    office("tổng biên tập", &["phó tổng biên tập"]),
    // Army, police, border guard.
    office("tư lệnh", &["phó tư lệnh"]),
    office("chính ủy", &["phó chính ủy"]),
    office("chính trị viên", &["phó chính trị viên", "chính trị viên phó"]),
    office("chỉ huy trưởng", &["phó chỉ huy trưởng", "chỉ huy phó"]),
    office("tổng tham mưu trưởng", &["phó tổng tham mưu trưởng"]),
    office("tham mưu trưởng", &["phó tham mưu trưởng"]),
    office("sư đoàn trưởng", &["phó sư đoàn trưởng"]),
    office("lữ đoàn trưởng", &["phó lữ đoàn trưởng"]),
    office("trung đoàn trưởng", &["phó trung đoàn trưởng"]),
    office("tiểu đoàn trưởng", &["phó tiểu đoàn trưởng"]),
    office("đồn trưởng", &["phó đồn trưởng"]),
    office("trưởng đồn", &["phó trưởng đồn"]),
    office("trưởng công an", &["phó trưởng công an"]),
    office("giám thị", &["phó giám thị"]),
    // Abroad; the Party and the organisations.
    office("đại sứ", &["phó đại sứ"]),
    office("tổng lãnh sự", &["phó tổng lãnh sự"]),
    office("bí thư", &["phó bí thư"]),
    office("tổng bí thư", &[]),
    // Any other (`trưởng đài`).
    office("thủ trưởng", &["phó thủ trưởng"]),
    office("trưởng", &["phó trưởng"]),
    office("chánh", &["phó chánh"]),
];

/// How a collective acts towards the outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// It decides together; whoever signs does so on its behalf (Điều 13 khoản 2).
    Together,
    /// As before, by analogy: its own statute says how it signs.
    ByStatute,
    /// Its chair certifies what it has resolved and signs by title alone.
    Certified,
    /// Of the Party or an organisation, which the decree binds only accordingly.
    Organisation,
}

/// The names of collectives, by their first words.
pub(super) const COLLECTIVES: &[(&str, Sort)] = &[
    ("ủy ban nhân dân", Sort::Together),
    ("ubnd", Sort::Together),
    ("chính phủ", Sort::Together),
    ("ủy ban thường vụ quốc hội", Sort::Together),
    ("hội đồng", Sort::Together),
    ("thường trực hội đồng nhân dân", Sort::Together),
    ("thường trực hđnd", Sort::Together),
    ("hội đồng nhân dân", Sort::Certified),
    ("hđnd", Sort::Certified),
    ("quốc hội", Sort::Certified),
    ("ủy ban", Sort::ByStatute),
    ("ban chỉ đạo", Sort::ByStatute),
    ("ban tổ chức", Sort::ByStatute),
    ("ban quản trị", Sort::ByStatute),
    ("ban điều hành", Sort::ByStatute),
    ("ban liên lạc", Sort::ByStatute),
    ("ban đại diện", Sort::ByStatute),
    ("ban vận động", Sort::ByStatute),
    ("ban giám khảo", Sort::ByStatute),
    ("ban kiểm phiếu", Sort::ByStatute),
    ("ban kiểm soát", Sort::ByStatute),
    ("ban giám đốc", Sort::ByStatute),
    ("ban giám hiệu", Sort::ByStatute),
    ("ban lãnh đạo", Sort::ByStatute),
    ("ban tổng giám đốc", Sort::ByStatute),
    ("ban pháp chế", Sort::ByStatute),
    ("ban kinh tế ngân sách", Sort::ByStatute),
    ("ban kinh tế xã hội", Sort::ByStatute),
    ("ban văn hóa xã hội", Sort::ByStatute),
    ("ban dân tộc", Sort::ByStatute),
    ("ban đô thị", Sort::ByStatute),
    ("tập thể", Sort::ByStatute),
    ("lãnh đạo", Sort::ByStatute),
    ("liên tịch", Sort::ByStatute),
    ("tổ công tác", Sort::ByStatute),
    ("đoàn kiểm tra", Sort::ByStatute),
    ("đoàn thanh tra", Sort::ByStatute),
    ("đoàn công tác", Sort::ByStatute),
    ("đoàn đại biểu", Sort::ByStatute),
    ("đoàn đbqh", Sort::ByStatute),
    ("tiểu ban", Sort::ByStatute),
    ("ban chấp hành", Sort::Organisation),
    ("bch", Sort::Organisation),
    ("ban thường vụ", Sort::Organisation),
    ("btv", Sort::Organisation),
    ("ban thường trực", Sort::Organisation),
    ("ban bí thư", Sort::Organisation),
    ("ban cán sự", Sort::Organisation),
    ("ban chủ nhiệm", Sort::Organisation),
    ("đoàn chủ tịch", Sort::Organisation),
    ("chủ tịch đoàn", Sort::Organisation),
    ("đoàn thư ký", Sort::Organisation),
    ("bộ chính trị", Sort::Organisation),
    ("thường trực tỉnh ủy", Sort::Organisation),
    ("thường trực thành ủy", Sort::Organisation),
    ("thường trực huyện ủy", Sort::Organisation),
    ("thường trực đảng ủy", Sort::Organisation),
    ("tỉnh ủy", Sort::Organisation),
    ("thành ủy", Sort::Organisation),
    ("huyện ủy", Sort::Organisation),
    ("quận ủy", Sort::Organisation),
    ("thị ủy", Sort::Organisation),
    ("quân ủy", Sort::Organisation),
    ("đảng ủy", Sort::Organisation),
    ("đảng bộ", Sort::Organisation),
    ("đảng đoàn", Sort::Organisation),
    ("chi ủy", Sort::Organisation),
    ("chi bộ", Sort::Organisation),
    ("ủy ban kiểm tra", Sort::Organisation),
    ("ủy ban mặt trận", Sort::Organisation),
    ("ủy ban trung ương mặt trận", Sort::Organisation),
    ("ủy ban mttq", Sort::Organisation),
    ("ủy ban hội", Sort::Organisation),
    ("đại hội", Sort::Organisation),
    ("ban trị sự", Sort::Organisation),
];

/// Words that begin the names of bodies that one person heads, and the titles of
/// whoever heads them; none where many titles are in use.
pub(super) const BODIES: &[(&str, &[&str])] = &[
    ("ủy ban nhân dân", &["chủ tịch"]),
    ("ubnd", &["chủ tịch"]),
    ("chính phủ", &["thủ tướng"]),
    ("thủ tướng", &["thủ tướng"]),
    ("bộ", &["bộ trưởng"]),
    ("bộ chỉ huy", &["chỉ huy trưởng", "chính ủy"]),
    ("bộ tư lệnh", &["tư lệnh", "chính ủy"]),
    ("bộ tổng tham mưu", &["tổng tham mưu trưởng"]),
    ("ban chỉ huy", &["chỉ huy trưởng", "trưởng ban", "chính trị viên"]),
    ("thanh tra chính phủ", &["tổng thanh tra"]),
    ("thanh tra", &["chánh thanh tra"]),
    ("ngân hàng nhà nước", &["thống đốc", "giám đốc"]),
    ("ngân hàng", &[]),
    ("kiểm toán nhà nước", &["tổng kiểm toán", "kiểm toán trưởng"]),
    ("tòa án", &["chánh án"]),
    ("viện kiểm sát", &["viện trưởng"]),
    ("viện", &["viện trưởng", "giám đốc", "chủ tịch"]),
    (
        "văn phòng chính phủ",
        &["bộ trưởng chủ nhiệm", "bộ trưởng", "chủ nhiệm"],
    ),
    ("văn phòng quốc hội", &["chủ nhiệm", "tổng thư ký"]),
    ("văn phòng chủ tịch nước", &["chủ nhiệm"]),
    ("văn phòng", &["chánh văn phòng", "trưởng văn phòng"]),
    ("tổng cục", &["tổng cục trưởng", "chủ nhiệm"]),
    ("cục", &["cục trưởng"]),
    ("chi cục", &["chi cục trưởng", "trưởng"]),
    ("vụ", &["vụ trưởng"]),
    ("thuế", &["trưởng thuế"]),
    ("thi hành án dân sự", &["trưởng thi hành án dân sự"]),
    ("sở", &["giám đốc"]),
    ("phòng", &["trưởng phòng", "trưởng"]),
    ("ban", &["trưởng ban", "giám đốc", "chủ nhiệm", "trưởng"]),
    ("công an", &["giám đốc", "trưởng công an", "trưởng"]),
    ("kho bạc", &["giám đốc", "tổng giám đốc"]),
    ("bảo hiểm xã hội", &["giám đốc", "tổng giám đốc"]),
    ("bhxh", &["giám đốc", "tổng giám đốc"]),
    ("trung tâm", &["giám đốc", "trưởng trung tâm", "tổng giám đốc"]),
    ("bệnh viện", &["giám đốc"]),
    ("trường", &["hiệu trưởng", "giám đốc"]),
    ("đại học", &["hiệu trưởng", "giám đốc", "chủ tịch"]),
    ("học viện", &["giám đốc", "viện trưởng"]),
    ("khoa", &["trưởng khoa"]),
    ("trạm", &["trạm trưởng", "trưởng trạm", "trưởng"]),
    ("hạt", &["hạt trưởng"]),
    ("đội", &["đội trưởng"]),
    ("đài", &["giám đốc", "tổng giám đốc", "trưởng"]),
    ("báo", &["tổng biên tập", "giám đốc"]),
    ("tạp chí", &["tổng biên tập"]),
    ("nhà xuất bản", &["giám đốc", "tổng biên tập"]),
    ("nhà máy", &["giám đốc"]),
    ("xí nghiệp", &["giám đốc"]),
    ("công ty", &["giám đốc", "tổng giám đốc", "chủ tịch"]),
    ("tổng công ty", &["tổng giám đốc", "giám đốc", "chủ tịch"]),
    ("tập đoàn", &["tổng giám đốc", "chủ tịch"]),
    ("chi nhánh", &["giám đốc", "trưởng chi nhánh"]),
    ("bảo tàng", &["giám đốc"]),
    ("thư viện", &["giám đốc"]),
];

/// Titles of whoever heads nothing.
pub(super) const STAFF: &[&str] = &[
    "chuyên viên",
    "cán bộ",
    "nhân viên",
    "văn thư",
    "thủ quỹ",
    "trợ lý",
    "giáo viên",
    "giảng viên",
    "kế toán viên",
    "cán sự",
    "kỹ thuật viên",
    "nghiên cứu viên",
    "thẩm tra viên",
    "thư ký",
];

/// Bodies that advise: councils, boards and teams that are set up beside the
/// bodies of the State (Annex I, II.3.a, II.7.c), and the titles of their heads.
#[cfg(feature = "check")]
pub(super) const ADVISORY: &[(&str, &str)] = &[
    ("hội đồng", "chủ tịch"),
    ("ban chỉ đạo", "trưởng ban"),
    ("ban tổ chức", "trưởng ban"),
    ("ban điều hành", "trưởng ban"),
    ("tổ công tác", "tổ trưởng"),
    ("tổ giúp việc", "tổ trưởng"),
    ("tổ", "tổ trưởng"),
    ("đoàn kiểm tra", "trưởng đoàn"),
    ("đoàn công tác", "trưởng đoàn"),
    ("đoàn giám sát", "trưởng đoàn"),
    ("đoàn khảo sát", "trưởng đoàn"),
    ("tiểu ban", "trưởng tiểu ban"),
    ("ủy ban quốc gia", "chủ tịch"),
];

/// Councils that are no advisers: they govern a body, or are of the people.
#[cfg(feature = "check")]
pub(super) const GOVERNING: &[&str] = &[
    "hội đồng nhân dân",
    "hội đồng bầu cử quốc gia",
    "hội đồng thẩm phán",
    "hội đồng dân tộc",
    "hội đồng thành viên",
    "hội đồng quản trị",
    "hội đồng quản lý",
    "hội đồng trường",
    "hội đồng đại học",
    "hội đồng học viện",
    "tổ dân phố",
    "tổ bầu cử",
    "tổ đại biểu",
];

/// The titles of who leads a ministry or a body of its rank.
#[cfg(feature = "check")]
pub(super) const MINISTERS: &[&str] = &[
    "bộ trưởng",
    "thứ trưởng",
    "tổng thanh tra",
    "phó tổng thanh tra",
    "thống đốc",
    "phó thống đốc",
];
