//! Reading a letter beside `is_nfc` over the same bytes in the same run: the budget
//! is 6 times its time for letters in NFC, and time that grows with the length alone.
//!
//! `cargo bench --bench letter` prints the ratios and the allocations behind the
//! times. The letters are those of the tests and one of two pages; short ones cost
//! more for each byte, since head and foot are read word by word. The allocator that
//! counts is in the way of our times alone: `is_nfc` allocates nothing.

// A bench that cannot measure must stop, and its figures are for the terminal.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use congvan::letter;
use criterion::{BenchmarkId, Criterion, Throughput};
use unicode_normalization::{UnicodeNormalization, is_nfc};

const HEAD: &str = "\
UBND TỈNH HÀ KHÊ                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ                            Độc lập - Tự do - Hạnh phúc
Số: 318/SNV-VP                   Hà Khê, ngày 12 tháng 5 năm 2025
V/v rà soát hồ sơ lưu trữ

Kính gửi:
- Các phòng, đơn vị trực thuộc;
- Ủy ban nhân dân các xã, phường.

";

const BODY: &[&str] = &[
    "Căn cứ Nghị định số 61/2023/NĐ-CP ngày 16 tháng 8 năm 2023 của Chính phủ về hương ước, quy ước;\n",
    "Để việc giao nhận hồ sơ giữa các đơn vị được đầy đủ và đúng hạn, Sở Nội vụ đề nghị thực hiện các nội dung sau:\n",
    "1. Lập danh mục hồ sơ còn tồn đọng theo từng nhóm, phân công người phụ trách và ghi rõ thời hạn hoàn thành.\n",
    "a) Hồ sơ của năm trước: giao nộp trước ngày 30 tháng 6, kèm theo biên bản có chữ ký của hai bên;\n",
    "b) Hồ sơ của năm nay: cập nhật hằng tháng vào phần mềm dùng chung của tỉnh.\n",
    "- Đơn vị nào chưa có kho lưu trữ thì báo cáo bằng văn bản để được bố trí tạm thời;\n",
    "2. Cử cán bộ tham gia lớp tập huấn do Sở tổ chức tại trung tâm hành chính, thời gian sẽ thông báo sau.\n",
    "Trong quá trình thực hiện nếu có vướng mắc, đề nghị phản ánh kịp thời về Sở Nội vụ để xem xét, giải quyết.\n",
];

const FOOT: &str = "\
Đề nghị các đơn vị nghiêm túc thực hiện./.

Nơi nhận:                                    KT. GIÁM ĐỐC
- Như trên;                                  PHÓ GIÁM ĐỐC
- UBND tỉnh (để b/c);
- Giám đốc Sở;
- Lưu: VT, VP.                               Lê Thị Bình
";

/// Two pages, and as many times more.
fn letter_of(times: usize) -> String {
    let body: String = BODY.iter().cycle().take(20 * times).copied().collect();
    format!("{HEAD}{body}{FOOT}")
}

/// The letters of the tests, in NFC.
fn letters() -> Vec<String> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let files = ["letters", "shapes"].map(|folder| std::fs::read_dir(tests.join(folder)).unwrap());
    let paths = files.into_iter().flatten().map(|file| file.unwrap().path());
    let is_letter = |path: &Path| path.extension().is_some_and(|ending| ending == "txt" || ending == "md");
    let texts = paths
        .filter(|path| is_letter(path))
        .filter_map(|path| std::fs::read_to_string(path).ok());
    // A letter in an old font is decoded first: it has no budget.
    let unicode = texts.filter(|text| letter::from_str(text).source.legacy().is_none());
    unicode.map(|text| text.nfc().collect()).collect()
}

fn read(texts: &[String]) {
    for text in texts {
        black_box(letter::from_str(black_box(text)));
    }
}

fn compare(texts: &[String]) {
    for text in texts {
        black_box(is_nfc(black_box(text)));
    }
}

fn time(work: impl Fn()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// The best of many rounds of both, taken by turns so that both meet the same machine.
fn ratio(texts: &[String], rounds: usize) -> f64 {
    let (mut ours, mut yardstick) = (Duration::MAX, Duration::MAX);
    for _ in 0..rounds {
        yardstick = yardstick.min(time(|| compare(texts)));
        ours = ours.min(time(|| read(texts)));
    }
    ours.as_secs_f64() / yardstick.as_secs_f64()
}

/// How often reading allocates, the tables being there.
fn allocations(texts: &[String]) -> u64 {
    read(texts);
    allocation_counter::measure(|| read(texts)).count_total
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    let own = letters();
    let bytes: usize = own.iter().map(String::len).sum();
    let mut group = criterion.benchmark_group("letter");
    group.throughput(Throughput::Bytes(u64::try_from(bytes).unwrap()));
    group.bench_function("is_nfc", |bench| bench.iter(|| compare(&own)));
    group.bench_function("read", |bench| bench.iter(|| read(&own)));
    for times in [1, 10, 100] {
        let long = [letter_of(times)];
        group.throughput(Throughput::Bytes(u64::try_from(long[0].len()).unwrap()));
        group.bench_with_input(BenchmarkId::new("read", times), &long, |bench, long| {
            bench.iter(|| read(long))
        });
    }
    group.finish();
    criterion.final_summary();

    println!("read / is_nfc (budget 6 for letters of a page or more), allocations for a letter");
    let count = allocations(&own) / u64::try_from(own.len()).unwrap();
    let mean = bytes / own.len();
    println!(
        "  {} short letters, {mean} bytes each: {:.2}, {count}",
        own.len(),
        ratio(&own, 200)
    );
    for times in [1, 10, 100] {
        let long = [letter_of(times)];
        let (bytes, count) = (long[0].len(), allocations(&long));
        println!(
            "  one letter {times:3} x, {bytes:6} bytes: {:.2}, {count}",
            ratio(&long, 2000 / times)
        );
    }
}
