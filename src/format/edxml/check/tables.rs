//! Facts of the standard that the rules look up.

/// The longest text of an element: the end of its path without numbers, and how many
/// characters. The more exact stand first.
pub(super) const LENGTHS: [(&str, usize); 30] = [
    ("/organId", 35),
    ("/organizationInCharge", 200),
    ("/organName", 200),
    ("/organAdd", 250),
    ("/staffInfo/mobile", 50),
    ("/email", 100),
    ("/telephone", 50),
    ("/fax", 50),
    ("/website", 100),
    ("/documentId", 200),
    ("/code/codeNumber", 11),
    ("/code/codeNotation", 30),
    ("/promulgationInfo/place", 50),
    ("/documentType/typeName", 100),
    ("/subject", 500),
    ("/content", 500),
    ("/signerInfo/competence", 100),
    ("/signerInfo/position", 100),
    ("/signerInfo/fullName", 50),
    ("/otherInfo/sphereOfPromulgation", 100),
    ("/otherInfo/typerNotation", 10),
    ("/toPlaces/place", 1000),
    ("/bussiness/bussinessDocReason", 500),
    ("/staffInfo/department", 300),
    ("/staffInfo/departmentId", 300),
    ("/staffInfo/staff", 300),
    ("/staffInfo/staffId", 300),
    ("/description", 500),
    ("/attachmentName", 500),
    ("/applicationType", 100),
];

/// Elements that hold a whole number, by the end of their path.
pub(super) const NUMBERS: [&str; 10] = [
    "/documentType/type",
    "/documentType/typeDetail",
    "/otherInfo/priority",
    "/otherInfo/promulgationAmount",
    "/otherInfo/pageAmount",
    "/steeringType",
    "/paper",
    "/documentInfo",
    "/documentReceiver",
    "/receiverType",
];

/// Elements that hold a day, by the end of their path.
pub(super) const DAYS: [&str; 2] = ["/promulgationDate", "/dueDate"];

/// Elements that hold a day and a time.
pub(super) const TIMES: [&str; 1] = ["/timestamp"];
