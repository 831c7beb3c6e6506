//! Bodies and people.

use crate::format::edxml::record::record;
use crate::value::OrganId;

record! {
    /// A body that sends or receives (QCVN 102:2016/BTTTT, 1.1 and 1.2).
    ///
    /// ```
    /// use congvan::edxml::Organization;
    ///
    /// let mut from = Organization::new("H37.02", "Sở Nội vụ tỉnh Hà Khê");
    /// from.organization_in_charge = Some("UBND tỉnh Hà Khê".into());
    /// assert_eq!(from.id().unwrap().root(), Some("H37"));
    /// ```
    pub struct Organization (last, trimmed) {
        /// Its identifier, as written.
        organ_id: Option<String> = "edXML:OrganId",
        /// The body above it.
        organization_in_charge: Option<String> = "edXML:OrganizationInCharge" or "OrganInCharge",
        /// Its name.
        organ_name: Option<String> = "edXML:OrganName",
        /// Its address.
        organ_add: Option<String> = "edXML:OrganAdd",
        /// Its mail address.
        email: Option<String> = "edXML:Email",
        /// Its telephone, free text.
        telephone: Option<String> = "edXML:Telephone",
        /// Its fax, free text.
        fax: Option<String> = "edXML:Fax",
        /// Its site, with or without scheme.
        website: Option<String> = "edXML:Website",
    }
}

impl Organization {
    /// A body by its identifier and name.
    #[must_use]
    pub fn new(organ_id: impl Into<String>, organ_name: impl Into<String>) -> Self {
        Self {
            organ_id: Some(organ_id.into()),
            organ_name: Some(organ_name.into()),
            ..Self::default()
        }
    }

    /// Its identifier as a value.
    #[must_use]
    pub fn id(&self) -> Option<OrganId> {
        self.organ_id.as_deref()?.parse().ok()
    }
}

record! {
    /// Whom to ask at a body (QCVN 102:2016/BTTTT, 2.2.5).
    ///
    /// ```
    /// use congvan::edxml::{StaffInfo, Status, StatusCode};
    ///
    /// let mut staff = StaffInfo::default();
    /// staff.department = Some("Văn phòng".into());
    /// staff.staff = Some("Lê Văn Thuận".into());
    /// let mut status = Status::new(StatusCode::Accepted);
    /// status.staff_info = Some(staff); // who registered the letter
    /// ```
    pub struct StaffInfo (first, kept) {
        /// The unit.
        department: Option<String> = "edXML:Department",
        /// The identifier of the unit; an extension of the official library.
        department_id: Option<String> = "edXML:DepartmentId",
        /// The name.
        staff: Option<String> = "edXML:Staff",
        /// The identifier of the person; an extension of the official library.
        staff_id: Option<String> = "edXML:StaffId",
        /// The mail address.
        email: Option<String> = "edXML:Email",
        /// The telephone.
        mobile: Option<String> = "edXML:Mobile",
    }
}
