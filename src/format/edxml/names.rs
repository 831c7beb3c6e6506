//! The names of the standard.

/// The namespace of the standard.
pub(super) const NAMESPACE: &str = "http://www.mic.gov.vn/TBT/QCVN_102_2016";
pub(super) const XLINK: &str = "http://www.w3.org/1999/xlink";

pub(super) const ROOT: &str = "edXML";
pub(super) const ENVELOPE: &str = "edXMLEnvelope";
pub(super) const ATTACHMENTS: &str = "AttachmentEncoded";
pub(super) const ATTACHMENT: &str = "Attachment";
pub(super) const DATA: &str = "ContentTransferEncoded";

/// Namespaces of prefixes that files use unbound.
pub(super) const PREFIXES: [(&str, &str); 4] = [
    ("edXML", NAMESPACE),
    ("xlink", XLINK),
    ("ds", "http://www.w3.org/2000/09/xmldsig#"),
    ("xsi", "http://www.w3.org/2001/XMLSchema-instance"),
];

/// What stands for the namespace of any other prefix that a file left unbound.
pub(super) const UNBOUND: &str = "urn:congvan:unbound-prefix";

/// Relatives of the format, told by a namespace or, with an empty one, by the root:
/// their name in both languages.
pub(super) const RELATIVES: [(&str, &str, &str, &str); 4] = [
    (
        "e-doc.vn/Schema",
        "",
        "gói tin eDoc thế hệ cũ (2012–2018, http://www.e-doc.vn/Schema/); hãy yêu cầu bên gửi xuất theo QCVN 102:2016/BTTTT",
        "a packet of the older e-doc generation (2012–2018, http://www.e-doc.vn/Schema/); ask the sender for one by QCVN 102:2016/BTTTT",
    ),
    (
        "www.go.vn/eDoc",
        "",
        "gói tin theo http://www.go.vn/eDoc, dạng đã bị thu hồi; hãy yêu cầu bên gửi xuất theo QCVN 102:2016/BTTTT",
        "a packet of http://www.go.vn/eDoc, a form that was withdrawn; ask the sender for one by QCVN 102:2016/BTTTT",
    ),
    (
        "",
        "edXMLEnvelope",
        "báo cáo giám sát an toàn thông tin (phần tử gốc là edXMLEnvelope), không phải văn bản",
        "a security report (its root is edXMLEnvelope), no document",
    ),
    (
        "",
        "EdXMLEnvelope",
        "gói tin theo http://www.go.vn/eDoc, dạng đã bị thu hồi; hãy yêu cầu bên gửi xuất theo QCVN 102:2016/BTTTT",
        "a packet of http://www.go.vn/eDoc, a form that was withdrawn; ask the sender for one by QCVN 102:2016/BTTTT",
    ),
];
