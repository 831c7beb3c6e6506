//! The tables against themselves, and against what is to be in them.

use super::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn all() -> impl Iterator<Item = &'static Agency> {
    tables().into_iter().flat_map(Registry::iter)
}

/// A symbol with a day on which it held.
fn on(row: &Agency) -> NaiveDate {
    row.valid_to.or(row.valid_from).unwrap_or(day(2024, 1, 1))
}

#[test]
fn symbols_mean_what_they_meant_on_the_day() {
    let registry = Registry::builtin();
    let name = |code, on| registry.find_code(code, on).map(|row| row.name.to_string());
    assert_eq!(name("BNV", Some(day(2024, 1, 1))).as_deref(), Some("Bộ Nội vụ"));
    assert_eq!(name("CP", Some(day(2020, 3, 5))).as_deref(), Some("Chính phủ"));
    assert_eq!(
        name("CP", Some(day(1975, 6, 20))).as_deref(),
        Some("Hội đồng Chính phủ")
    );
    assert_eq!(name("CP", None).as_deref(), Some("Chính phủ"));
    assert_eq!(name("QH15", None).as_deref(), Some("Quốc hội"));
    assert_eq!(name("UBTVQHK9", None).as_deref(), Some("Ủy ban Thường vụ Quốc hội"));
    assert_eq!(name("NHNN7", None).as_deref(), Some("Ngân hàng Nhà nước Việt Nam"));
    let merged = Some("Bộ Nông nghiệp và Môi trường");
    assert_eq!(name("BNN&MT", Some(day(2025, 8, 31))).as_deref(), merged);
    assert_eq!(name("BNNMT", Some(day(2024, 8, 31))), None);
    assert_eq!(name("BKHĐT", None).as_deref(), Some("Bộ Kế hoạch và Đầu tư"));
    assert_eq!(name("XYZ", None), None);
    assert_eq!(name("", None), None);
}

#[test]
fn a_symbol_says_what_it_is_until_when_and_what_follows() {
    // The symbol, the day asked for, the name, the last day, what follows.
    let last = |y, m, d| Some(day(y, m, d));
    for (code, on, name, until, next) in [
        ("BNV", day(1996, 5, 1), "Bộ Nội vụ", last(1998, 5, 6), Some("BCA")),
        // Between its two periods the symbol is that of the earlier body.
        ("BNV", day(2000, 1, 1), "Bộ Nội vụ", last(1998, 5, 6), Some("BCA")),
        ("BNV", day(2026, 1, 1), "Bộ Nội vụ", None, None),
        (
            "BTTTT",
            day(2020, 1, 1),
            "Bộ Thông tin và Truyền thông",
            last(2025, 2, 28),
            Some("BKHCN"),
        ),
        (
            "BNN&PTNT",
            day(2026, 1, 1),
            "Bộ Nông nghiệp và Phát triển nông thôn",
            last(2025, 2, 28),
            Some("BNNMT"),
        ),
        (
            "UBDT",
            day(2010, 1, 1),
            "Ủy ban Dân tộc",
            last(2025, 2, 28),
            Some("BDTTG"),
        ),
        (
            "CT",
            day(1990, 1, 1),
            "Chủ tịch Hội đồng Bộ trưởng",
            last(1992, 9, 30),
            Some("TTg"),
        ),
        ("CT", day(2024, 1, 1), "Cục Thuế tỉnh", last(2025, 2, 28), None),
        ("CT", day(2026, 1, 1), "Cục Thuế", None, None),
        (
            "QH15",
            day(2026, 7, 1),
            "Quốc hội khóa XV",
            last(2026, 4, 5),
            Some("QH16"),
        ),
        (
            "UBTVQHK9",
            day(1995, 1, 1),
            "Ủy ban Thường vụ Quốc hội khóa IX",
            last(1997, 9, 19),
            Some("UBTVQH10"),
        ),
        ("HU", day(2025, 12, 1), "Huyện ủy", last(2025, 6, 30), Some("ĐU")),
        (
            "SLĐTBXH",
            day(2024, 1, 1),
            "Sở Lao động - Thương binh và Xã hội",
            last(2025, 2, 28),
            Some("SNV"),
        ),
        ("VP.UBND", day(2024, 1, 1), "Văn phòng Ủy ban nhân dân", None, None),
        ("VPUBND", day(2024, 1, 1), "Văn phòng Ủy ban nhân dân", None, None),
        ("SGD&ĐT", day(2024, 1, 1), "Sở Giáo dục và Đào tạo", None, None),
        ("BGDDT", day(2024, 1, 1), "Bộ Giáo dục và Đào tạo", None, None),
        ("HDND", day(2024, 1, 1), "Hội đồng nhân dân", None, None),
    ] {
        let found = agency(code, on).unwrap();
        let found = (&*found.name, found.valid_to, found.successor.as_deref());
        assert_eq!(found, (name, until, next), "{code} on {on}");
    }
    for (code, on) in [
        ("BNNMT", day(2024, 1, 1)),
        ("QH15", day(2010, 1, 1)),
        ("VP", day(2024, 1, 1)),
        ("ABCXYZ", day(2024, 1, 1)),
    ] {
        assert_eq!(agency(code, on), None, "{code}");
    }
}

#[test]
fn names_are_found_however_they_are_spelt() {
    let registry = Registry::builtin();
    assert_eq!(registry.find_name("Uỷ ban Thường vụ Quốc hội").unwrap().code, "UBTVQH");
    assert_eq!(
        registry.find_name("Bộ văn hoá, thể thao & du lịch").unwrap().code,
        "BVHTTDL"
    );
    assert!(registry.find_name("Bộ Nội vụ và").is_none());
    assert!(registry.find_name("").is_none());
}

#[test]
fn every_name_and_symbol_leads_back_to_its_row() {
    for row in all() {
        let named = agency_named(&row.name, on(row)).unwrap();
        assert_eq!(named.name, row.name);
        assert!(
            tables()
                .iter()
                .any(|table| table.rows_of_name(&row.name).any(|found| found == row)),
            "{}",
            row.name
        );
        if !row.code.is_empty() {
            assert_eq!(agency(&row.code, on(row)).unwrap().code, row.code);
            assert!(
                tables()
                    .iter()
                    .any(|table| table.rows_of_code(&row.code).any(|found| found == row))
            );
        }
    }
}

#[test]
fn periods_of_a_symbol_do_not_overlap() {
    let all: Vec<&Agency> = all().filter(|row| !row.code.is_empty()).collect();
    // One symbol for the two names of one rank.
    let shared = ["TU"];
    for (i, a) in all.iter().enumerate() {
        if let (Some(first), Some(last)) = (a.valid_from, a.valid_to) {
            assert!(first <= last, "{}", a.name);
        }
        for b in all.iter().skip(i + 1) {
            if a.code != b.code || shared.contains(&&*a.code) {
                continue;
            }
            let apart = |x: &Agency, y: &Agency| matches!((x.valid_to, y.valid_from), (Some(l), Some(f)) if l < f);
            assert!(apart(a, b) || apart(b, a), "{}: {} and {}", a.code, a.name, b.name);
        }
    }
}

/// A symbol without its bar means one symbol alone.
#[test]
fn a_lost_bar_makes_no_other_symbol() {
    let mut bare: Vec<String> = all()
        .map(|row| row.code.replace('Đ', "D"))
        .filter(|code| !code.is_empty())
        .collect();
    let mut whole: Vec<String> = all()
        .map(|row| row.code.to_string())
        .filter(|code| !code.is_empty())
        .collect();
    for codes in [&mut bare, &mut whole] {
        codes.sort();
        codes.dedup();
    }
    assert_eq!(bare.len(), whole.len());
}

#[test]
fn every_successor_exists_on_the_day_after() {
    for row in all().filter(|row| row.successor.is_some()) {
        assert!(row.valid_to.is_some(), "{} has a successor and no end", row.name);
        let next = successor_of(row).unwrap_or_else(|| panic!("{} is followed by nobody", row.name));
        assert!(predecessors_of(next).any(|before| before == row));
    }
    // Those that ended and left no body behind.
    let heirless = all().filter(|row| row.valid_to.is_some() && row.successor.is_none());
    let mut heirless: Vec<&str> = heirless.map(|row| &*row.code).collect();
    heirless.sort_unstable();
    let expected = [
        "BCSĐ", "CT", "CTBNI", "CTHN", "HQHCM", "HQQN", "PLĐTBXH", "PNV", "PTCKH", "PTNMT", "PTP", "TCTHADS", "ĐĐ",
    ];
    assert_eq!(heirless, expected);
}

/// The symbols that the tables of practice list, counted group by group.
#[test]
fn the_tables_are_whole() {
    let ministries = "BQP BCA BNG BNV BTP BTC BCT BNNMT BXD BVHTTDL BKHCN BGDĐT BYT BDTTG";
    let of_their_rank = "NHNN TTCP VPCP";
    let ended_in_2025 = "BKHĐT BKH BGTVT BNNPTNT BNN BTNMT BTTTT BLĐTBXH LĐTBXH UBDT TCT TCHQ TCTK";
    let ended_before = "BBCVT BTM BCN BTS BVHTT UBTDTT TCDL UBDSGĐTE BKHCNMT BTCCBCP UBBVCSTEVN TTNN HĐNN HĐBT";
    let offices = "CP TTg CTN HĐTP TANDTC VKSNDTC VKSTC KTNN VPQH VPCTN HĐBCQG QH UBTVQH";
    let agencies = "CT CHQ CTK BHXH BHXHVN KBNN UBCKNN TTXVN THVN VTV TNVN VOV KHXHVN KHCNVN ĐHQGHN";
    let short = "TC YT TM VHTT KHCN TNMT DSGĐTE";
    let terms = "QH10 QH11 QH12 QH13 QH14 QH15 QH16 UBTVQHK9 UBTVQH10 UBTVQH11 UBTVQHK11 UBTVQH12 UBTVQH13 UBTVQH14 UBTVQH15 UBTVQH16 HĐNN7 HĐNN8";
    let masses = "TLĐ TLĐLĐVN LĐLĐVN UBTWMTTQVN MTTW ĐCTUBTWMTTQVN TWĐTN ĐCT HNDTW CCB BTV BTT ĐTN";
    let party = "TW TƯ VPTW BTCTW UBKTTW BTGDVTW BTGTW BDVTW BDNTW BNCTW BKTTW QUTW ĐUCA TU VPTU BTCTU BTGTU UBKTTU BNCTU HU QU ThU TXU ĐU CB ĐH BCSĐ ĐĐ BXDĐ";
    let provinces = "UBND HĐND UB VPUB VP.UBND SNV STC SXD SYT SCT SGDĐT SKHCN STP SLĐTBXH SNNMT SVHTTDL SKHĐT SGTVT SNNPTNT STNMT STTTT BDT SDTTG SNgV SDL SQHKT";
    let taxes = "CCT CTHN CTBNI HQHCM HQQN";
    let below = "PNV PTP PTCKH PTNMT PLĐTBXH PVHTT PGDĐT VHXH PVHXH KTHTĐT PKT TTPVHCC";
    for (symbols, count) in [
        (ministries, 14),
        (of_their_rank, 3),
        (ended_in_2025, 13),
        (ended_before, 14),
        (offices, 13),
        (agencies, 15),
        (short, 7),
        (terms, 18),
        (masses, 13),
        (party, 29),
        (provinces, 26),
        (taxes, 5),
        (below, 12),
    ] {
        assert_eq!(symbols.split(' ').count(), count, "{symbols}");
        for symbol in symbols.split(' ') {
            assert!(all().any(|row| row.code == symbol), "{symbol}");
        }
    }
    let since_2025 = day(2025, 3, 1);
    let valid = |symbols: &str, on| {
        symbols
            .split(' ')
            .filter(|code| agency(code, on).is_some_and(|row| row.is_valid_on(on)))
            .count()
    };
    assert_eq!(
        (valid(ministries, since_2025), valid(of_their_rank, since_2025)),
        (14, 3)
    );
    assert_eq!(
        (valid(ended_in_2025, day(2025, 2, 28)), valid(ended_in_2025, since_2025)),
        (13, 0)
    );
    // No other ministry is left.
    let named = all()
        .filter(|row| row.name.starts_with("Bộ ") && row.level == Some(Level::Central) && row.is_valid_on(since_2025));
    let others: Vec<&str> = named
        .filter(|row| !ministries.split(' ').any(|code| row.code == code))
        .map(|row| &*row.name)
        .collect();
    assert_eq!(
        others,
        [
            "Bộ Tài chính",
            "Bộ Y tế",
            "Bộ Khoa học và Công nghệ",
            "Bộ Tổng Tham mưu",
            "Bộ Chính trị"
        ],
    );
}

#[test]
fn the_ministries_went_where_the_resolution_put_them() {
    for (before, after) in [
        ("BKHĐT", "BTC"),
        ("BKH", "BTC"),
        ("BGTVT", "BXD"),
        ("BTTTT", "BKHCN"),
        ("BTNMT", "BNNMT"),
        ("BNNPTNT", "BNNMT"),
        ("BNN", "BNNMT"),
        ("BLĐTBXH", "BNV"),
        ("LĐTBXH", "BNV"),
        ("UBDT", "BDTTG"),
    ] {
        let ministry = agency(before, day(2025, 2, 28)).unwrap();
        assert_eq!(ministry.valid_to, Some(day(2025, 2, 28)));
        assert_eq!(successor_of(ministry).unwrap().code, after);
        assert_eq!(ministry.period_certainty, Some(Certainty::Documented));
    }
}

#[test]
fn identifiers_are_28_of_the_centre_and_63_of_the_provinces() {
    let of = |letter: char| organ_codes().filter(move |row| row.code.starts_with(letter));
    assert_eq!((of('G').count(), of('H').count(), of('A').count()), (28, 63, 1));
    let mut codes: Vec<&str> = organ_codes().map(|row| row.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), 92);
    for row in of('H') {
        let place = province(row.name, day(2020, 1, 1)).unwrap();
        assert_eq!(place.name, row.name);
    }
    for row in of('G') {
        assert!(
            agency_named(row.name, day(2020, 10, 1)).is_some_and(|body| body.is_valid_on(day(2020, 10, 1))),
            "{}",
            row.name
        );
    }
    for row in organ_codes() {
        let id: crate::value::OrganId = row.old().parse().unwrap();
        assert_eq!(organ_root(&id), Some(row));
        assert_eq!(organ_root(&row.code.parse().unwrap()), Some(row));
    }
}
