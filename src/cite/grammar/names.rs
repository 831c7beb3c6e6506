//! Laws by name.

use std::sync::LazyLock;

use crate::registry::NameIndex;

/// Names of laws, codes and ordinances without their kind word, in force or
/// of old; short forms that are in use stand beside the full ones. From the
/// titles of the laws of the National Assembly and the ordinances of its
/// Standing Committee, 1986 to 2025.
const NAMES: &[&str] = &[
    // Codes.
    "Dân sự", "Hình sự", "Lao động", "Hàng hải", "Hàng hải Việt Nam", "Tố tụng dân sự", "Tố tụng hình sự",
    // The State and its organs.
    "Tổ chức Quốc hội", "Tổ chức Chính phủ", "Tổ chức chính quyền địa phương", "Tổ chức Hội đồng nhân dân và Ủy ban nhân dân",
    "Tổ chức HĐND và UBND", "Tổ chức Tòa án nhân dân", "Tổ chức Viện kiểm sát nhân dân",
    "Tổ chức cơ quan điều tra hình sự", "Tổ chức điều tra hình sự",
    "Bầu cử đại biểu Quốc hội", "Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân",
    "Bầu cử đại biểu Hội đồng nhân dân", "Hoạt động giám sát của Quốc hội",
    "Hoạt động giám sát của Quốc hội và Hội đồng nhân dân", "Trưng cầu ý dân", "Quốc tịch Việt Nam", "Quốc tịch",
    "Ban hành văn bản quy phạm pháp luật", "Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân và Ủy ban nhân dân",
    "Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân",
    "Mặt trận Tổ quốc Việt Nam", "Thanh tra", "Kiểm toán nhà nước", "Kiểm toán độc lập", "Kiểm toán",
    "Khiếu nại", "Tố cáo", "Khiếu nại, tố cáo", "Tiếp công dân", "Phòng, chống tham nhũng", "Phòng chống tham nhũng",
    "Cán bộ, công chức", "Viên chức", "Thi đua, khen thưởng", "Lưu trữ", "Lưu trữ quốc gia", "Thủ đô",
    "Trách nhiệm bồi thường của Nhà nước", "Tiếp cận thông tin", "Thực hành tiết kiệm, chống lãng phí",
    "Tiết kiệm, chống lãng phí", "Thực hiện dân chủ ở cơ sở", "Thực hiện dân chủ ở xã, phường, thị trấn",
    "Hộ tịch", "Căn cước", "Căn cước công dân", "Cư trú", "Xuất cảnh, nhập cảnh của công dân Việt Nam",
    "Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam", "Công đoàn", "Thanh niên",
    "Bình đẳng giới", "Tín ngưỡng, tôn giáo", "Điều ước quốc tế", "Ký kết, gia nhập và thực hiện điều ước quốc tế",
    "Thỏa thuận quốc tế", "Cơ quan đại diện nước Cộng hòa xã hội chủ nghĩa Việt Nam ở nước ngoài",
    "Cơ quan đại diện Việt Nam ở nước ngoài", "Ngân sách nhà nước", "Quản lý, sử dụng tài sản công",
    "Quản lý, sử dụng tài sản nhà nước", "Quản lý nợ công", "Dự trữ quốc gia", "Phí và lệ phí", "Kế toán", "Thống kê",
    "Bảo vệ bí mật nhà nước", "Kế toán thống kê", "Thủ tục giải quyết các vụ án hành chính",
    // Justice.
    "Xử lý vi phạm hành chính", "Tố tụng hành chính", "Thi hành án dân sự", "Thi hành án hình sự",
    "Thi hành tạm giữ, tạm giam", "Đặc xá", "Tương trợ tư pháp", "Giám định tư pháp", "Công chứng", "Luật sư",
    "Trợ giúp pháp lý", "Trọng tài thương mại", "Hòa giải ở cơ sở", "Hòa giải, đối thoại tại Tòa án",
    "Phổ biến, giáo dục pháp luật", "Đấu giá tài sản", "Nuôi con nuôi", "Hôn nhân và gia đình", "Lý lịch tư pháp",
    "Giao dịch điện tử", "Tư pháp người chưa thành niên", "Phá sản", "Phá sản doanh nghiệp", "Án phí, lệ phí Tòa án",
    "Chi phí tố tụng", "Dẫn độ", "Thừa phát lại",
    // Defence and security.
    "Quốc phòng", "An ninh quốc gia", "An ninh mạng", "An toàn thông tin mạng", "Cơ yếu", "Biên giới quốc gia",
    "Biên phòng Việt Nam", "Bộ đội biên phòng", "Cảnh sát biển Việt Nam", "Cảnh sát cơ động", "Cảnh vệ",
    "Công an nhân dân", "Công an xã", "Dân quân tự vệ", "Dự bị động viên", "Lực lượng dự bị động viên",
    "Động viên công nghiệp", "Công nghiệp quốc phòng", "Công nghiệp quốc phòng, an ninh và động viên công nghiệp",
    "Nghĩa vụ quân sự", "Giáo dục quốc phòng và an ninh", "Sĩ quan Quân đội nhân dân Việt Nam",
    "Quân nhân chuyên nghiệp, công nhân và viên chức quốc phòng", "Phòng thủ dân sự", "Tình trạng khẩn cấp",
    "Phòng cháy và chữa cháy", "Phòng cháy, chữa cháy và cứu nạn, cứu hộ", "Phòng, chống khủng bố",
    "Phòng, chống rửa tiền", "Phòng, chống ma túy", "Phòng, chống mua bán người", "Phòng, chống bạo lực gia đình",
    "Phòng, chống mại dâm", "Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ",
    "Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở", "Tham gia lực lượng gìn giữ hòa bình của Liên hợp quốc",
    "Bảo vệ công trình quan trọng liên quan đến an ninh quốc gia", "Bảo vệ công trình quốc phòng và khu quân sự",
    "Biển Việt Nam", "Phòng không nhân dân", "Dữ liệu", "Bảo vệ dữ liệu cá nhân", "Phòng, chống lụt, bão",
    "Ưu đãi người có công với cách mạng", "Quy định danh hiệu vinh dự Nhà nước “Bà mẹ Việt Nam anh hùng”",
    "Ưu đãi người hoạt động cách mạng, liệt sĩ và gia đình liệt sĩ, thương binh, bệnh binh, người hoạt động kháng chiến, người có công giúp đỡ cách mạng",
    "Thi hành án phạt tù", "Quản lý thị trường", "Người cao tuổi", "Tình báo",
    // Money, taxes, trade.
    "Ngân hàng Nhà nước", "Ngân hàng Nhà nước Việt Nam", "Các tổ chức tín dụng", "Tổ chức tín dụng", "Bảo hiểm tiền gửi",
    "Kinh doanh bảo hiểm", "Chứng khoán", "Ngoại hối", "Các công cụ chuyển nhượng", "Quản lý thuế",
    "Thuế giá trị gia tăng", "Thuế GTGT", "Thuế thu nhập doanh nghiệp", "Thuế TNDN", "Thuế thu nhập cá nhân", "Thuế TNCN",
    "Thuế tiêu thụ đặc biệt", "Thuế TTĐB", "Thuế xuất khẩu, thuế nhập khẩu", "Thuế xuất khẩu, nhập khẩu",
    "Thuế tài nguyên", "Thuế bảo vệ môi trường", "Thuế sử dụng đất nông nghiệp", "Thuế sử dụng đất phi nông nghiệp",
    "Thuế chuyển quyền sử dụng đất", "Thuế nhà, đất", "Thuế thu nhập đối với người có thu nhập cao", "Thuế doanh thu",
    "Thuế lợi tức", "Hải quan", "Quản lý ngoại thương", "Thương mại", "Cạnh tranh", "Giá", "Bảo vệ quyền lợi người tiêu dùng",
    "Doanh nghiệp", "Doanh nghiệp nhà nước", "Doanh nghiệp tư nhân", "Công ty", "Hợp tác xã", "Đầu tư", "Đầu tư công",
    "Đầu tư nước ngoài tại Việt Nam", "Khuyến khích đầu tư trong nước", "Đầu tư theo phương thức đối tác công tư",
    "Đấu thầu", "Hỗ trợ doanh nghiệp nhỏ và vừa", "Quảng cáo", "Trọng tài",
    "Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp",
    "Quản lý và đầu tư vốn nhà nước tại doanh nghiệp", "Hợp đồng kinh tế", "Chất lượng sản phẩm, hàng hóa",
    "Chất lượng hàng hóa", "Chất lượng hàng hoá", "Đo lường", "Tiêu chuẩn và quy chuẩn kỹ thuật",
    "Sở hữu trí tuệ", "Chuyển giao công nghệ", "Công nghệ cao", "Công nghệ thông tin", "Công nghiệp công nghệ số",
    "Khoa học và Công nghệ", "Khoa học, công nghệ và đổi mới sáng tạo", "Năng lượng nguyên tử",
    "An toàn và kiểm soát bức xạ", "Viễn thông", "Bưu chính", "Bưu chính, Viễn thông", "Tần số vô tuyến điện",
    "Bảo hộ quyền sở hữu công nghiệp", "Chống trợ cấp hàng hóa nhập khẩu vào Việt Nam", "Chống bán phá giá hàng hóa nhập khẩu vào Việt Nam",
    "Tự vệ trong nhập khẩu hàng hóa nước ngoài vào Việt Nam", "Thương phiếu", "Thuế sát sinh", "Trí tuệ nhân tạo",
    // Land, nature, building, transport.
    "Đất đai", "Nhà ở", "Kinh doanh bất động sản", "Xây dựng", "Quy hoạch", "Quy hoạch đô thị",
    "Quy hoạch đô thị và nông thôn", "Kiến trúc", "Bảo vệ môi trường", "Đa dạng sinh học", "Tài nguyên nước",
    "Tài nguyên, môi trường biển và hải đảo", "Khoáng sản", "Địa chất và khoáng sản", "Dầu khí", "Điện lực",
    "Sử dụng năng lượng tiết kiệm và hiệu quả", "Hóa chất", "Hoá chất", "Khí tượng thủy văn",
    "Khai thác và bảo vệ công trình khí tượng thủy văn", "Đo đạc và bản đồ", "Thủy lợi",
    "Khai thác và bảo vệ công trình thủy lợi", "Đê điều", "Phòng, chống thiên tai", "Thủy sản", "Lâm nghiệp",
    "Bảo vệ và phát triển rừng", "Trồng trọt", "Chăn nuôi", "Thú y", "Bảo vệ và kiểm dịch thực vật",
    "Giống cây trồng", "Giống vật nuôi", "Bảo vệ nguồn lợi thủy sản", "Bảo vệ và phát triển nguồn lợi thủy sản",
    "Giao thông đường bộ", "Đường bộ", "Trật tự, an toàn giao thông đường bộ", "Giao thông đường thủy nội địa",
    "Đường sắt", "Hàng không dân dụng Việt Nam", "Hàng không dân dụng", "Bộ luật Hàng hải Việt Nam", "Thuế đất",
    "Bảo vệ công trình giao thông", "Phân loại rừng", "Nhà chung cư",
    // Society, education, health, culture.
    "Giáo dục", "Giáo dục đại học", "Giáo dục nghề nghiệp", "Dạy nghề", "Phổ cập giáo dục tiểu học", "Nhà giáo",
    "Việc làm", "Bảo hiểm xã hội", "Bảo hiểm y tế", "BHXH", "BHYT", "An toàn, vệ sinh lao động",
    "Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng", "Người khuyết tật", "Người tàn tật",
    "Trẻ em", "Bảo vệ, chăm sóc và giáo dục trẻ em", "Dân số", "Khám bệnh, chữa bệnh", "Dược",
    "Bảo vệ sức khỏe nhân dân", "Phòng, chống bệnh truyền nhiễm", "Phòng bệnh", "Phòng, chống tác hại của thuốc lá",
    "Phòng, chống tác hại của rượu, bia", "An toàn thực phẩm", "Vệ sinh an toàn thực phẩm",
    "Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS)",
    "Phòng, chống HIV/AIDS", "Hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác", "Báo chí", "Xuất bản",
    "Điện ảnh", "Di sản văn hóa", "Thư viện", "Du lịch", "Thể dục, thể thao", "Bảo hộ lao động", "Hành nghề y, dược tư nhân",
    "Thủ tục giải quyết các tranh chấp lao động", "Thủ tục giải quyết các vụ án kinh tế", "Người làm công tác tôn giáo",
    "Tổ chức Luật sư", "Ký kết và thực hiện thỏa thuận quốc tế", "Nghĩa vụ lao động công ích", "Hợp nhất văn bản quy phạm pháp luật",
    "Cựu chiến binh", "Chữ thập đỏ", "Hoạt động chữ thập đỏ", "Quyền tác giả",
];

static INDEX: LazyLock<NameIndex<()>> = LazyLock::new(|| {
    let mut index = NameIndex::default();
    for name in NAMES {
        index.insert(name, ());
    }
    index
});

/// The length of the longest known name at the head of a text.
pub(super) fn known(text: &str) -> Option<usize> {
    Some(INDEX.longest(text)?.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_any_spelling() {
        for (text, name) in [
            ("đất đai và", "đất đai"),
            ("các tổ chức tín dụng, khoản", "các tổ chức tín dụng"),
            ("Phòng, chống ma tuý năm", "Phòng, chống ma tuý"),
            ("Khiếu nại , tố cáo", "Khiếu nại , tố cáo"),
            ("Đầu tư thực hiện", "Đầu tư"),
        ] {
            assert_eq!(known(text).map(|n| &text[..n]), Some(name));
        }
        for text in ["thi đấu", "sư", "này"] {
            assert_eq!(known(text), None);
        }
    }
}
