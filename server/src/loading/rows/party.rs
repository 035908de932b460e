//! Organisations, with their first administrators.

use std::hash::{Hash, Hasher};

use domain::catalogue::{LoadedRow, RowVerdict};
use domain::database::Transaction;
use domain::party::{
    self, FirstAdministrator, HospitalFacts, HospitalGrade, HospitalOwnership, NewOrganisation,
    OrganisationLoaded, OrganisationRow,
};
use domain::{Error, OrganisationKind, RegionCode, Result, Words};
use spreadsheet::ColumnKind::{Code, Text};

use super::{FileRow, RowTerms, Work};
use crate::loading::cells::Cells;
use crate::loading::columns::{Choices, FOUNDED_KINDS, FileColumn, optional, required};
use crate::loading::file::FileKind;
use crate::loading::key::{self, Key};
use crate::loading::layout::Layout;
use crate::loading::preview::preview_of;
use crate::loading::reversal;
use crate::loading::worker::{remark_of, work_on};

pub(in crate::loading) const FILE: FileKind = FileKind {
    import: &party::ORGANISATIONS,
    address: "/imports/organisations",
    summary: "Enters organisations with their first administrators, who set their passwords by one-time links (exchange centre).",
    columns: COLUMNS,
    remarks: &[
        "同类型、同名称的机构已登记的，按本行更正其信息；留空的各列不变，名称和已登记的代码不能用文件更正。",
        "名称和统一社会信用代码与已登记的生产企业（或配送企业）相同的，视为同一企业，增加本行的身份；增加后不能取消。",
        "填写首个管理员的，平台向登记邮箱寄送一次性链接，由本人自行设置密码；该机构已有可用的账号管理员的，不再开通。",
        "导入的人与登记邮箱的人相同，因此设密后须由本单位另一人确认由本人使用；由另一人重新寄送链接的，不必再确认。",
    ],
    find_layout: Layout::find,
    work: work_on::<OrganisationLine>,
    preview: preview_of::<OrganisationLine>,
    reverse: reversal::organisations,
};

const COLUMNS: &[FileColumn] = &[
    required(
        key::NAME,
        &["名称", "机构名称", "name"],
        Text,
        "深圳市示例医院",
        "机构全称",
    ),
    required(
        key::KIND,
        &["类型", "机构类型", "kind"],
        Text,
        "医疗机构",
        "医疗机构、生产企业或配送企业；医保部门由上级医保部门设立",
    )
    .of(Choices::FoundedKinds),
    optional(
        key::CREDIT_CODE,
        &["统一社会信用代码", "信用代码", "credit_code"],
        Code,
        "124403004557558148",
        "18位，含校验码；境外企业可不填",
    ),
    optional(
        key::INSTITUTION_CODE,
        &["定点医疗机构编码", "医疗机构编码", "institution_code"],
        Code,
        "H44030500001",
        "H加11位数字，只由医疗机构填写",
    ),
    optional(
        key::REGION_CODE,
        &["区划代码", "行政区划代码", "region_code"],
        Code,
        "440305",
        "省2位、市4位、区6位；不填时按定点医疗机构编码，再按交易中心所在区域",
    ),
    optional(
        key::GRADE,
        &["医院等级", "等级", "grade"],
        Text,
        "三级甲等",
        "只由医疗机构填写",
    )
    .of(Choices::Grades),
    optional(
        key::OWNERSHIP,
        &["机构性质", "办医性质", "ownership"],
        Text,
        "公立",
        "公立或非公立，只由医疗机构填写",
    )
    .of(Choices::Ownerships),
    optional(
        key::EMAIL,
        &["邮箱", "登记邮箱", "email"],
        Text,
        "office@hospital.example",
        "平台发给该机构的通知和一次性链接寄到此处",
    ),
    optional(
        key::FIRST_ACCOUNT,
        &["首个管理员账号", "管理员账号", "first_account"],
        Text,
        "shili-admin",
        "2至40位小写字母、数字或._-；填写时须有邮箱",
    ),
    optional(
        key::FIRST_NAME,
        &["首个管理员姓名", "管理员姓名", "first_name"],
        Text,
        "张三",
        "与首个管理员账号一同填写",
    ),
];

/// A row that states an organisation.
#[derive(Debug, Clone)]
struct OrganisationLine(OrganisationRow);

impl Hash for OrganisationLine {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let OrganisationRow { new, first } = &self.0;
        new.name.hash(state);
        new.kind.hash(state);
        new.credit_code.hash(state);
        new.institution_code.hash(state);
        new.region.map(|region| region.to_string()).hash(state);
        new.hospital.hash(state);
        new.email.hash(state);
        first.hash(state);
    }
}

impl FileRow for OrganisationLine {
    const ROWS_AT_ONCE: usize = 200;
    const LAST_COUNTS: bool = false;
    const REMARKS_ARE_OUTCOMES: bool = true;
    type Memory = ();

    fn read(cells: &mut Cells<'_>, _layout: &Layout) -> Option<Self> {
        let name = cells.required_name(key::NAME);
        let kind = cells.choice(
            key::KIND,
            None,
            kind_of,
            (
                "须为医疗机构、生产企业或配送企业",
                "is 医疗机构, 生产企业 or 配送企业",
            ),
        );
        let credit_code = cells.other_code(key::CREDIT_CODE);
        let institution_code = cells.other_code(key::INSTITUTION_CODE);
        let region = cells.other_code(key::REGION_CODE);
        let region = region.and_then(|code| region_of(cells, &code));
        let grade = chosen(
            cells,
            key::GRADE,
            HospitalGrade::labelled,
            ("须为医院等级，如三级甲等", "is a grade such as 三级甲等"),
        );
        let ownership = chosen(
            cells,
            key::OWNERSHIP,
            HospitalOwnership::labelled,
            ("须为公立或非公立", "is 公立 or 非公立"),
        );
        let email = Some(cells.text(key::EMAIL)).filter(|email| !email.is_empty());
        let first = first_of(cells);
        let new = NewOrganisation {
            name,
            kind: kind?,
            credit_code,
            institution_code,
            region,
            hospital: HospitalFacts { grade, ownership },
            email,
        };
        Some(Self(OrganisationRow { new, first }))
    }

    fn terms(&self) -> RowTerms {
        RowTerms {
            code: self.0.new.name.clone(),
            ..RowTerms::default()
        }
    }

    async fn load(
        tx: &Transaction<'_>,
        work: &Work<'_>,
        (): &mut (),
        _numbers: &[u32],
        rows: &[Self],
    ) -> Result<Vec<RowVerdict>> {
        let reason = format!("导入文件“{}”", work.file_name);
        let (moment, caller) = (work.moment, work.caller);
        let mut verdicts = Vec::with_capacity(rows.len());
        for Self(row) in rows {
            let loading = party::load_organisation(tx, moment, caller, row, &reason);
            // A row that is refused leaves nothing of itself.
            verdicts.push(match tx.part(loading).await {
                Ok(loaded) => verdict(&loaded),
                Err(error @ (Error::Refused(_) | Error::Invalid(_))) => {
                    RowVerdict::with_remark(LoadedRow::Error, remark_of(error)?)
                }
                Err(error) => return Err(error),
            });
        }
        Ok(verdicts)
    }
}

fn kind_of(label: &str) -> Option<OrganisationKind> {
    FOUNDED_KINDS.into_iter().find(|kind| kind.label() == label)
}

fn region_of(cells: &mut Cells<'_>, code: &str) -> Option<RegionCode> {
    let region = code.parse().ok();
    if region.is_none() {
        cells.blame(
            key::REGION_CODE,
            "须为2位、4位或6位的行政区划代码",
            "is a code of a region, of 2, 4 or 6 digits",
        );
    }
    region
}

/// One of some words; none where the cell states nothing.
fn chosen<T>(
    cells: &mut Cells<'_>,
    key: Key,
    parse: fn(&str) -> Option<T>,
    words: (&str, &str),
) -> Option<T> {
    match cells.are_empty(&[key]) {
        true => None,
        false => cells.choice(key, None, parse, words),
    }
}

/// Who keeps the accounts, of whom a row states account and name together.
fn first_of(cells: &mut Cells<'_>) -> Option<FirstAdministrator> {
    let account = cells.text(key::FIRST_ACCOUNT);
    let display_name = cells.text(key::FIRST_NAME);
    match (account.is_empty(), display_name.is_empty()) {
        (true, true) => None,
        (false, false) => Some(FirstAdministrator {
            account,
            display_name,
        }),
        (true, false) => {
            let (zh, en) = ("须与姓名一同填写", "goes with the name");
            cells.blame(key::FIRST_ACCOUNT, zh, en);
            None
        }
        (false, true) => {
            let (zh, en) = ("须与账号一同填写", "goes with the account");
            cells.blame(key::FIRST_NAME, zh, en);
            None
        }
    }
}

/// What people call a field that a row edited.
fn field_words(field: &str) -> (&'static str, &'static str) {
    match field {
        "credit_code" => ("统一社会信用代码", "credit code"),
        "institution_code" => ("定点医疗机构编码", "institution code"),
        "region" => ("区域", "region"),
        "grade" => ("医院等级", "grade"),
        "ownership" => ("机构性质", "ownership"),
        "email" => ("邮箱", "mail address"),
        _ => ("名称", "name"),
    }
}

fn verdict(loaded: &OrganisationLoaded) -> RowVerdict {
    if loaded.is_unchanged() {
        return RowVerdict::plain(LoadedRow::Unchanged);
    }
    let mut remarks = Vec::new();
    if loaded.is_entered {
        remarks.push(Words::new("已登记", "entered"));
    }
    if loaded.is_capacity_added {
        remarks.push(Words::new(
            "同一企业已按另一身份登记，现增加本行的身份",
            "the firm is entered in another capacity, and acts in this one too",
        ));
    }
    if !loaded.edited.is_empty() {
        let fields = loaded.edited.iter().map(|field| field_words(field));
        let (zh, en): (Vec<&str>, Vec<&str>) = fields.unzip();
        remarks.push(Words::new(
            format!("已更正{}", zh.join("、")),
            format!("edited: {}", en.join(", ")),
        ));
    }
    if loaded.is_opened {
        remarks.push(Words::new(
            "已开通首个账号，一次性链接寄往登记邮箱",
            "its first account is open, and the one-time link goes to its address",
        ));
    }
    RowVerdict::with_remarks(LoadedRow::Accepted, remarks)
}
