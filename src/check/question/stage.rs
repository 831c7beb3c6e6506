//! When in its life a document is looked at.

/// At what point of its life a document is checked.
///
/// ```
/// use congvan::check::Stage;
/// use congvan::{Checker, letter};
///
/// let draft = letter::from_str("SỞ NỘI VỤ\nSố:      /SNV-VP\nV/v báo cáo số liệu quý II\n");
/// let grave = |stage| {
///     let report = Checker::new().stage(stage).check(&draft);
///     report.diagnostics.into_iter().find(|finding| finding.code == "N07").map(|finding| finding.severity.to_string())
/// };
/// assert_eq!(grave(Stage::Draft).as_deref(), Some("info")); // the number is given when it is issued
/// assert_eq!(grave(Stage::Incoming).as_deref(), Some("error")); // nobody can register it
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Stage {
    /// Not issued yet: what only the issue brings, number and date (NĐ 30/2020,
    /// Điều 15), is information where it is missing.
    Draft,
    /// Issued by the office that checks it: everything must be there.
    Issued,
    /// Issued and received: everything must be there; the default.
    #[default]
    Incoming,
}
