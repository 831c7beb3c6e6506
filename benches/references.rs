//! Citations in running text, beside `is_nfc` over the same bytes in the same
//! run: the budget is 4 times its time on letters, and time that grows with
//! the length alone on any text.
//!
//! `cargo bench --bench references` prints the ratios behind the times.

// A bench that cannot measure must stop, and its figures are for the terminal.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use congvan::cite;
use criterion::{BenchmarkId, Criterion, Throughput};
use unicode_normalization::is_nfc;

/// Numbers that are the same in each run (xorshift).
struct Dice(u64);

impl Dice {
    fn next(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides).expect("few sides")).expect("a small number")
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.next(list.len())]
    }
}

const PLACES: &[&str] = &["xã Tân An", "huyện Minh Sơn", "tỉnh Hà Khê", "thành phố Bình Lâm"];
const TASKS: &[&str] = &[
    "rà soát các hồ sơ còn tồn đọng, lập danh sách theo từng nhóm và phân công người phụ trách",
    "tổ chức tuyên truyền sâu rộng đến từng hộ dân, khu dân cư, cơ quan và trường học trên địa bàn",
    "chuẩn bị kinh phí, nhân lực, phương tiện cần thiết để triển khai kịp thời khi có yêu cầu",
    "báo cáo kết quả bằng văn bản trước ngày 15 hằng tháng để tổng hợp, trình lãnh đạo xem xét",
    "phối hợp chặt chẽ với công an, quân sự và các đoàn thể trong quá trình kiểm tra, giám sát",
    "niêm yết công khai thủ tục hành chính tại bộ phận tiếp nhận và trả kết quả của đơn vị",
];
const LAWS: &[&str] = &[
    "Luật Lưu trữ",
    "Luật Đất đai",
    "Luật Nhà ở",
    "Luật Căn cước",
    "Luật Giá",
];

/// One letter of about 2.5 kB with three or four citations, as many as real letters have.
fn letter(dice: &mut Dice, out: &mut String) {
    let place = dice.pick(PLACES);
    let (day, month, year) = (1 + dice.next(28), 1 + dice.next(12), 2015 + dice.next(10));
    let serial = 1 + dice.next(900);
    out.push_str(&format!(
        "ỦY BAN NHÂN DÂN\n{place}\nSố: {serial}/UBND-VX\n{place}, ngày {day:02} tháng {month:02} năm {year}\n\
         Kính gửi: Các phòng, ban, đơn vị trực thuộc.\n\
         Căn cứ {} ngày {day}/{month}/{year};\n\
         Căn cứ Nghị định số {serial}/{year}/NĐ-CP ngày {day:02}/{month}/{year} của Chính phủ về quản lý công việc;\n\
         Thực hiện Công văn số {}/UBND-KT ngày {day:02}/{month}/{year} của UBND {place} về việc tăng cường phối hợp,\n",
        dice.pick(LAWS),
        1 + dice.next(900),
    ));
    for number in 1..=6 {
        out.push_str(&format!(
            "{number}. Các đơn vị {}; {}; {}.\n",
            dice.pick(TASKS),
            dice.pick(TASKS),
            dice.pick(TASKS)
        ));
        if dice.next(12) == 0 {
            out.push_str(&format!(
                "Thời hạn theo quy định tại điểm a, b khoản {} Điều {} Thông tư số {}/{year}/TT-BNV và khoản 2 Điều {} {}.\n",
                1 + dice.next(5),
                1 + dice.next(40),
                1 + dice.next(50),
                1 + dice.next(60),
                dice.pick(LAWS),
            ));
        }
    }
    out.push_str(
        "Nhận được văn bản này, đề nghị các đơn vị triển khai thực hiện./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n",
    );
}

/// Text of laws, where every sentence cites several: the densest there is.
fn dense(length: usize) -> String {
    let mut dice = Dice(0xD1CE);
    let mut out = String::with_capacity(length + 1024);
    while out.len() < length {
        let (clause, article, serial) = (1 + dice.next(9), 1 + dice.next(90), 1 + dice.next(300));
        out.push_str(&format!(
            "{clause}. Sửa đổi, bổ sung điểm a, b khoản {clause} Điều {article} Nghị định số {serial}/2021/NĐ-CP ngày \
             {:02}/{}/2021 của Chính phủ, bãi bỏ khoản 2 Điều {article} Thông tư số {serial}/2022/TT-BTC và quy định \
             tại các Điều 3, 5 và 7 {}.\n",
            1 + dice.next(28),
            1 + dice.next(12),
            dice.pick(LAWS),
        ));
    }
    out
}

fn letters(length: usize) -> String {
    let mut dice = Dice(0x5EED);
    let mut out = String::with_capacity(length + 4096);
    while out.len() < length {
        letter(&mut dice, &mut out);
    }
    out
}

fn count(text: &str) -> usize {
    cite::find(black_box(text)).count()
}

/// The best of several runs, taken by turns so that both meet the same machine.
fn best_of_two(rounds: usize, mut a: impl FnMut(), mut b: impl FnMut()) -> (Duration, Duration) {
    let mut best = (Duration::MAX, Duration::MAX);
    for _ in 0..rounds {
        let start = Instant::now();
        a();
        best.0 = best.0.min(start.elapsed());
        let start = Instant::now();
        b();
        best.1 = best.1.min(start.elapsed());
    }
    best
}

const HOSTILE: &[(&str, &str)] = &[
    ("article", "Điều 1, "),
    ("number", "số 1/"),
    ("clause", "khoản "),
    ("list", "Nghị định số 1/2020/NĐ-CP, "),
    ("amending", "Luật sửa đổi, bổ sung một số điều của "),
    ("issuer", "Công văn của Sở "),
    ("bracket", "Nghị định số 1/NĐ (A"),
    ("decomposed", "Nghi\u{323} đi\u{323}nh số 1/2020/NĐ-CP "),
    ("laws", "các Luật Giá, "),
    ("given", "sau đây gọi là "),
    ("attached", "kèm theo Quyết định số 1/QĐ-UBND "),
];

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    let text = letters(1 << 20);
    let mut group = criterion.benchmark_group("references");
    group.throughput(Throughput::Bytes(u64::try_from(text.len()).expect("a small number")));
    group.bench_function("find", |bench| bench.iter(|| count(&text)));
    group.bench_function("is_nfc", |bench| bench.iter(|| is_nfc(black_box(&text))));
    for (name, piece) in HOSTILE {
        let hostile = piece.repeat((1 << 18) / piece.len());
        group.throughput(Throughput::Bytes(u64::try_from(hostile.len()).expect("a small number")));
        group.bench_with_input(BenchmarkId::new("hostile", name), &hostile, |bench, text| {
            bench.iter(|| count(text));
        });
    }
    group.finish();
    criterion.final_summary();

    let found = count(&text);
    let (find, nfc) = best_of_two(
        30,
        || {
            black_box(count(&text));
        },
        || {
            black_box(is_nfc(black_box(&text)));
        },
    );
    println!(
        "letters: {} kB, {found} citations, find / is_nfc = {:.2} (budget 4)",
        text.len() >> 10,
        find.as_secs_f64() / nfc.as_secs_f64()
    );
    let laws = dense(1 << 20);
    let cited = count(&laws);
    let (find, nfc) = best_of_two(
        30,
        || {
            black_box(count(&laws));
        },
        || {
            black_box(is_nfc(black_box(&laws)));
        },
    );
    println!(
        "dense text of laws: {} kB, {cited} citations, find / is_nfc = {:.2} (no budget)",
        laws.len() >> 10,
        find.as_secs_f64() / nfc.as_secs_f64()
    );
    for (name, piece) in HOSTILE {
        let once = piece.repeat(10_000_000 / 2 / piece.len());
        let twice = piece.repeat(10_000_000 / piece.len());
        let (short, long) = best_of_two(
            3,
            || {
                black_box(count(&once));
            },
            || {
                black_box(count(&twice));
            },
        );
        println!(
            "hostile {name}: 10 MB take {:.2} times what 5 MB take",
            long.as_secs_f64() / short.as_secs_f64()
        );
    }
}
