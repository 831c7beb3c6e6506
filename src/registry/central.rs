//! The central bodies of the State and the Party.

use chrono::NaiveDate;

use super::Certainty::{Documented, Reported};
use super::{Agency, Certainty};

/// A day of the table: year, month, day.
type Day = (i32, u32, u32);

/// Symbol, name, first day, last day, how sure.
type Row = (&'static str, &'static str, Option<Day>, Option<Day>, Certainty);

/// The day the government of Nghị quyết số 176/2025/QH15 took office.
const REFORM: Option<Day> = Some((2025, 3, 1));
/// The day before.
const BEFORE_REFORM: Option<Day> = Some((2025, 2, 28));
/// Ministries merged by Nghị quyết số 01/2007/QH12 of 31 July 2007.
const BEFORE_2007: Option<Day> = Some((2007, 7, 31));

/// Years stand for their first or last day where the day is not known.
const ROWS: &[Row] = &[
    // The State's highest bodies.
    ("QH", "Quốc hội", None, None, Documented),
    ("UBTVQH", "Ủy ban Thường vụ Quốc hội", Some((1992, 4, 15)), None, Documented),
    ("HĐNN", "Hội đồng Nhà nước", Some((1981, 7, 4)), Some((1992, 9, 23)), Documented),
    ("CTN", "Chủ tịch nước", Some((1992, 4, 15)), None, Documented),
    ("", "Chủ tịch nước Cộng hòa xã hội chủ nghĩa Việt Nam", None, None, Documented),
    ("CP", "Hội đồng Chính phủ", None, Some((1981, 7, 3)), Documented),
    ("HĐBT", "Hội đồng Bộ trưởng", Some((1981, 7, 4)), Some((1992, 9, 30)), Documented),
    ("CP", "Chính phủ", Some((1992, 10, 1)), None, Documented),
    ("TTg", "Thủ tướng Chính phủ", Some((1992, 10, 1)), None, Documented),
    ("", "Thủ tướng", None, None, Documented),
    ("HĐTP", "Hội đồng Thẩm phán Tòa án nhân dân tối cao", None, None, Documented),
    ("TANDTC", "Tòa án nhân dân tối cao", None, None, Documented),
    ("VKSNDTC", "Viện kiểm sát nhân dân tối cao", None, None, Documented),
    ("VKSTC", "Viện kiểm sát nhân dân tối cao", None, None, Documented),
    ("KTNN", "Kiểm toán nhà nước", Some((1994, 7, 11)), None, Documented),
    ("", "Tổng Kiểm toán nhà nước", None, None, Documented),
    ("VPQH", "Văn phòng Quốc hội", None, None, Documented),
    ("VPCP", "Văn phòng Chính phủ", None, None, Documented),
    ("VPCTN", "Văn phòng Chủ tịch nước", None, None, Documented),
    ("HĐBCQG", "Hội đồng bầu cử quốc gia", None, None, Documented),
    // Ministries that exist.
    ("BQP", "Bộ Quốc phòng", None, None, Documented),
    ("BCA", "Bộ Công an", Some((1998, 1, 1)), None, Reported),
    ("BNG", "Bộ Ngoại giao", None, None, Documented),
    ("BTP", "Bộ Tư pháp", None, None, Documented),
    ("BNV", "Bộ Nội vụ", None, None, Documented),
    ("BTC", "Bộ Tài chính", None, None, Documented),
    ("BYT", "Bộ Y tế", None, None, Documented),
    ("BXD", "Bộ Xây dựng", None, None, Documented),
    ("BCT", "Bộ Công Thương", Some((2007, 8, 1)), None, Reported),
    ("BGDĐT", "Bộ Giáo dục và Đào tạo", None, None, Documented),
    ("BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch", Some((2007, 8, 1)), None, Reported),
    ("BKHCN", "Bộ Khoa học và Công nghệ", Some((2002, 8, 5)), None, Reported),
    ("BNNMT", "Bộ Nông nghiệp và Môi trường", REFORM, None, Documented),
    ("BDTTG", "Bộ Dân tộc và Tôn giáo", REFORM, None, Documented),
    // Bodies of the rank of a ministry.
    ("NHNN", "Ngân hàng Nhà nước Việt Nam", None, None, Documented),
    ("", "Ngân hàng Nhà nước", None, None, Documented),
    ("TTCP", "Thanh tra Chính phủ", Some((2004, 1, 1)), None, Reported),
    ("TTNN", "Thanh tra Nhà nước", None, Some((2004, 12, 31)), Reported),
    // Ministries that were merged or renamed.
    ("BKHĐT", "Bộ Kế hoạch và Đầu tư", None, BEFORE_REFORM, Documented),
    ("BKH", "Bộ Kế hoạch và Đầu tư", None, BEFORE_REFORM, Documented),
    ("BGTVT", "Bộ Giao thông vận tải", None, BEFORE_REFORM, Documented),
    ("BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn", None, BEFORE_REFORM, Documented),
    ("BNN", "Bộ Nông nghiệp và Phát triển nông thôn", None, BEFORE_REFORM, Documented),
    ("BTNMT", "Bộ Tài nguyên và Môi trường", Some((2002, 8, 5)), BEFORE_REFORM, Documented),
    ("BTTTT", "Bộ Thông tin và Truyền thông", Some((2007, 8, 1)), BEFORE_REFORM, Documented),
    ("BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội", None, BEFORE_REFORM, Documented),
    ("LĐTBXH", "Bộ Lao động - Thương binh và Xã hội", None, BEFORE_REFORM, Documented),
    ("UBDT", "Ủy ban Dân tộc", None, BEFORE_REFORM, Documented),
    ("", "Ủy ban Dân tộc và Miền núi", None, None, Reported),
    ("BBCVT", "Bộ Bưu chính, Viễn thông", Some((2002, 8, 5)), BEFORE_2007, Reported),
    ("BTM", "Bộ Thương mại", None, BEFORE_2007, Documented),
    ("BCN", "Bộ Công nghiệp", None, BEFORE_2007, Documented),
    ("", "Bộ Công nghiệp nặng", None, Some((1995, 12, 31)), Reported),
    ("", "Bộ Công nghiệp nhẹ", None, Some((1995, 12, 31)), Reported),
    ("BTS", "Bộ Thủy sản", None, BEFORE_2007, Documented),
    ("BVHTT", "Bộ Văn hóa - Thông tin", None, BEFORE_2007, Documented),
    ("BKHCNMT", "Bộ Khoa học, Công nghệ và Môi trường", None, Some((2002, 8, 4)), Documented),
    ("UBTDTT", "Ủy ban Thể dục thể thao", None, BEFORE_2007, Documented),
    ("TCDL", "Tổng cục Du lịch", None, BEFORE_2007, Documented),
    ("UBDSGĐTE", "Ủy ban Dân số, Gia đình và Trẻ em", Some((2002, 8, 5)), BEFORE_2007, Reported),
    ("UBBVCSTEVN", "Ủy ban Bảo vệ và Chăm sóc trẻ em Việt Nam", None, Some((2002, 8, 4)), Documented),
    ("BTCCBCP", "Ban Tổ chức - Cán bộ Chính phủ", None, Some((2002, 8, 4)), Documented),
    ("", "Bộ Lâm nghiệp", None, Some((1995, 12, 31)), Reported),
    ("", "Bộ Thủy lợi", None, Some((1995, 12, 31)), Reported),
    ("", "Bộ Nội thương", None, None, Reported),
    ("", "Bộ Lao động", None, None, Reported),
    ("", "Bộ Đại học và Trung học chuyên nghiệp", None, None, Reported),
    ("", "Ủy ban Kế hoạch Nhà nước", None, None, Reported),
    // Bodies below a ministry, and of the Government.
    ("TCT", "Tổng cục Thuế", None, BEFORE_REFORM, Documented),
    ("CT", "Cục Thuế", REFORM, None, Documented),
    ("TCHQ", "Tổng cục Hải quan", None, BEFORE_REFORM, Documented),
    ("CHQ", "Cục Hải quan", REFORM, None, Reported),
    ("TCTK", "Tổng cục Thống kê", None, BEFORE_REFORM, Documented),
    ("", "Cục Thống kê", None, None, Reported),
    ("", "Tổng cục Địa chính", None, Some((2002, 8, 4)), Reported),
    ("", "Tổng cục Bưu điện", None, Some((2002, 8, 4)), Reported),
    ("TCTHADS", "Tổng cục Thi hành án dân sự", None, BEFORE_REFORM, Reported),
    ("BHXH", "Bảo hiểm xã hội Việt Nam", None, None, Documented),
    ("KBNN", "Kho bạc Nhà nước", None, None, Documented),
    ("UBCKNN", "Ủy ban Chứng khoán Nhà nước", None, None, Documented),
    ("", "Ủy ban Quản lý vốn nhà nước tại doanh nghiệp", None, BEFORE_REFORM, Reported),
    ("TTXVN", "Thông tấn xã Việt Nam", None, None, Documented),
    ("THVN", "Đài Truyền hình Việt Nam", None, None, Documented),
    ("TNVN", "Đài Tiếng nói Việt Nam", None, None, Documented),
    ("KHXHVN", "Viện Hàn lâm Khoa học xã hội Việt Nam", None, None, Documented),
    ("KHCNVN", "Viện Hàn lâm Khoa học và Công nghệ Việt Nam", None, None, Documented),
    ("ĐHQGHN", "Đại học Quốc gia Hà Nội", None, None, Documented),
    ("ĐHQG", "Đại học Quốc gia Thành phố Hồ Chí Minh", None, None, Reported),
    ("", "Bộ Tổng Tham mưu", None, None, Documented),
    ("", "Tổng cục Chính trị", None, None, Reported),
    // The Front and the mass organisations.
    ("UBTWMTTQVN", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", None, None, Documented),
    ("MTTW", "Ban Thường trực Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", None, None, Documented),
    ("", "Ban Thường trực Ủy ban Trung ương MTTQ Việt Nam", None, None, Documented),
    ("ĐCTUBTWMTTQVN", "Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", None, None, Documented),
    ("", "Ủy ban Mặt trận Tổ quốc Việt Nam", None, None, Documented),
    ("", "Mặt trận Tổ quốc Việt Nam", None, None, Documented),
    ("TLĐ", "Tổng Liên đoàn Lao động Việt Nam", None, None, Documented),
    ("TLĐLĐVN", "Tổng Liên đoàn Lao động Việt Nam", None, None, Documented),
    ("", "Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam", None, None, Documented),
    ("TWĐTN", "Trung ương Đoàn TNCS Hồ Chí Minh", None, None, Documented),
    ("", "Ban Bí thư Trung ương Đoàn TNCS Hồ Chí Minh", None, None, Documented),
    ("", "Ban Bí thư Trung ương Đoàn", None, None, Documented),
    ("ĐCT", "Đoàn Chủ tịch Trung ương Hội Liên hiệp Phụ nữ Việt Nam", None, None, Documented),
    ("", "Hội Liên hiệp Phụ nữ Việt Nam", None, None, Documented),
    ("HNDTW", "Trung ương Hội Nông dân Việt Nam", None, None, Documented),
    ("", "Hội Nông dân Việt Nam", None, None, Documented),
    ("CCB", "Hội Cựu chiến binh Việt Nam", None, None, Reported),
    ("", "Liên đoàn Thương mại và Công nghiệp Việt Nam", None, None, Reported),
    // The Party.
    ("TW", "Ban Chấp hành Trung ương", None, None, Documented),
    ("", "Ban Chấp hành Trung ương Đảng", None, None, Documented),
    ("", "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam", None, None, Documented),
    ("TƯ", "Trung ương Đảng", None, None, Documented),
    ("", "Bộ Chính trị", None, None, Documented),
    ("", "Ban Bí thư", None, None, Documented),
    ("", "Ban Bí thư Trung ương Đảng", None, None, Documented),
    ("VPTW", "Văn phòng Trung ương Đảng", None, None, Documented),
    ("", "Văn phòng Trung ương", None, None, Documented),
    ("BTCTW", "Ban Tổ chức Trung ương", None, None, Documented),
    ("UBKTTW", "Ủy ban Kiểm tra Trung ương", None, None, Documented),
    ("BTGDVTW", "Ban Tuyên giáo và Dân vận Trung ương", Some((2025, 2, 3)), None, Documented),
    ("BTGTW", "Ban Tuyên giáo Trung ương", None, Some((2025, 2, 2)), Documented),
    ("BDVTW", "Ban Dân vận Trung ương", None, Some((2025, 2, 2)), Documented),
    ("BNCTW", "Ban Nội chính Trung ương", None, None, Documented),
    ("BKTTW", "Ban Kinh tế Trung ương", None, Some((2025, 2, 2)), Reported),
    ("QUTW", "Quân ủy Trung ương", None, None, Documented),
    ("ĐUCA", "Đảng ủy Công an Trung ương", None, None, Reported),
    ("TU", "Tỉnh ủy", None, None, Documented),
    ("TU", "Thành ủy", None, None, Documented),
    ("", "Ban Thường vụ Tỉnh ủy", None, None, Documented),
    ("", "Ban Thường vụ Thành ủy", None, None, Documented),
    ("VPTU", "Văn phòng Tỉnh ủy", None, None, Reported),
    ("BTCTU", "Ban Tổ chức Tỉnh ủy", None, None, Documented),
    ("BTGTU", "Ban Tuyên giáo Tỉnh ủy", None, None, Documented),
    ("UBKTTU", "Ủy ban Kiểm tra Tỉnh ủy", None, None, Reported),
    ("BNCTU", "Ban Nội chính Tỉnh ủy", None, None, Reported),
    ("", "Ban Tuyên giáo và Dân vận Tỉnh ủy", None, None, Reported),
    ("HU", "Huyện ủy", None, Some((2025, 6, 30)), Documented),
    ("QU", "Quận ủy", None, Some((2025, 6, 30)), Documented),
    ("ĐU", "Đảng ủy", None, None, Documented),
    // Bodies of other States that laws cite.
    ("", "Liên Hợp quốc", None, None, Documented),
];

pub(super) fn rows() -> impl Iterator<Item = Agency> {
    let day = |day: Option<Day>| day.and_then(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day));
    ROWS.iter().map(move |(code, name, first, last, certainty)| Agency {
        valid_from: day(*first),
        valid_to: day(*last),
        certainty: *certainty,
        ..Agency::new(*code, *name)
    })
}
