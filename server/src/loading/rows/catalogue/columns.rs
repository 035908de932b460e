//! The columns of product files, and how the layout of the national release is recognised.

use spreadsheet::ColumnKind::{Code, Date, Text};
use spreadsheet::{Table, TableError};

use crate::loading::cells::Cells;
use crate::loading::columns::{CODE, CODE_20, COUNT, FileColumn, optional, required};
use crate::loading::key::{self, Key};
use crate::loading::layout::{Demand, Layout, Unfit, find_header, missing};

/// The column for specification and model together.
pub(super) const BOTH: Key = key::SPECIFICATION_AND_MODEL;

pub(super) const COLUMNS: &[FileColumn] = &[
    CODE,
    CODE_20,
    optional(
        key::FORMER_CODE,
        &["原27位码", "former_code"],
        Code,
        "",
        "国家转码表的列：由27位码替代的原代码",
    )
    .not_offered(),
    optional(
        key::CODE_STATE,
        &["原码状态", "代码状态", "编码状态", "code_state"],
        Text,
        "",
        "国家发布表的列：标为“停用”的代码不新建产品；不改动已有产品",
    )
    .not_offered(),
    required(
        key::NAME,
        &["产品名称", "单件产品名称", "name"],
        Text,
        "一次性使用无菌导尿管",
        "产品名称；没有时可只填医保通用名",
    ),
    optional(
        key::GENERIC_NAME,
        &["医保通用名", "generic_name"],
        Text,
        "导尿管",
        "医保通用名",
    ),
    optional(
        key::SPECIFICATION,
        &["规格", "specification"],
        Text,
        "16F",
        "规格",
    ),
    optional(key::MODEL, &["型号", "model"], Text, "双腔 30ml", "型号"),
    optional(
        BOTH,
        &[
            "规格型号",
            "规格/型号",
            "规格、型号",
            "规格及型号",
            "规格和型号",
            "型号规格",
            "型号/规格",
            "specification_and_model",
        ],
        Text,
        "16F 双腔 30ml",
        "规格和型号写在一列时用；另有“规格”或“型号”列时不读取",
    )
    .not_offered(),
    optional(
        key::CERTIFICATE,
        &[
            "注册备案号",
            "注册证号",
            "注册证编号",
            "注册（备案）号",
            "注册号",
            "备案号",
            "certificate",
        ],
        Text,
        "国械注准20203140682",
        "医疗器械注册证编号或备案凭证编号；不是生产许可证、经营许可证号",
    ),
    optional(
        key::CERTIFICATE_EXPIRES_ON,
        &[
            "注册证有效期",
            "注册证有效期至",
            "有效期至",
            "certificate_expires_on",
        ],
        Date,
        "2030-12-31",
        "注册证有效期的最后一天；长期有效的填“长期”；留空不改动已登记的日期",
    ),
    required(
        key::MANUFACTURER,
        &["生产企业", "耗材企业", "企业名称", "manufacturer"],
        Text,
        "深圳示例医疗器械有限公司",
        "注册人（备案人）全称",
    ),
    optional(
        key::CREDIT_CODE,
        &["统一社会信用代码", "信用代码", "credit_code"],
        Code,
        "91440300192317458F",
        "注册人的统一社会信用代码；先按代码、再按全称查找企业，查不到时凭有效代码新建",
    ),
    required(
        key::BASE_UNIT,
        &["最小计量单位", "base_unit"],
        Text,
        "根",
        "价格比较所用的单位",
    ),
    required(
        key::SALES_UNIT,
        &["最小销售单位", "sales_unit"],
        Text,
        "盒",
        "订货所用的单位",
    ),
    required(
        key::PACK_RATIO,
        &["包装转换比", "转换比", "pack_ratio"],
        COUNT,
        "10",
        "一个最小销售单位含多少最小计量单位；两个单位相同时为1",
    ),
    optional(
        key::CATEGORY1,
        &["一级分类", "category1"],
        Text,
        "14-基础卫生材料",
        "分类由代码决定，此列只用于核对名称",
    ),
    optional(
        key::CATEGORY2,
        &["二级分类", "category2"],
        Text,
        "01-导管",
        "同上",
    ),
    optional(
        key::CATEGORY3,
        &["三级分类", "category3"],
        Text,
        "02-导尿管",
        "同上",
    ),
    optional(
        key::GENERIC_CLASS,
        &["医保通用名分类", "generic_class"],
        Text,
        "001-支架类",
        "国家发布表的列；没有产品名称和通用名时用作名称",
    )
    .not_offered(),
    optional(
        key::MATERIAL,
        &["材质", "耗材材质", "material"],
        Text,
        "硅胶",
        "材质",
    ),
    optional(
        key::FEATURE,
        &[
            "特征",
            "规格（特征、参数）",
            "规格（特征/参数）",
            "规格特征参数",
            "特征、参数",
            "feature",
        ],
        Text,
        "双腔/带球囊",
        "特征、参数",
    ),
    optional(
        key::UDI,
        &["UDI", "UDI-DI", "udi_di"],
        Code,
        "06901234567892",
        "最小销售单元产品标识；多个用分号隔开",
    ),
];

/// A generic name is enough, so the name is checked by row.
const NAMED_BY_ALL: Demand = |column| column.required && column.key != key::NAME;

const NAMED_BY_RELEASE: Demand = |column| matches!(column.key, key::CODE | key::MANUFACTURER);

/// Columns that the national release lacks: it names products, not packages and manufacturers'
/// codes.
const NOT_NATIONAL: [Key; 4] = [
    key::BASE_UNIT,
    key::SALES_UNIT,
    key::PACK_RATIO,
    key::CREDIT_CODE,
];

/// Whether a file has the layout of the national release: other files have units.
pub(super) fn is_national(layout: &Layout) -> bool {
    NOT_NATIONAL.iter().all(|key| !layout.has(*key))
}

/// A name of a product, in which spaces part words. The national release is a printed page: it breaks them anywhere. A list of
/// our own with as few columns, such as that of certificates, has not the release's classes.
pub(super) fn product_name(cells: &mut Cells<'_>, layout: &Layout, key: Key) -> String {
    match is_national(layout) && layout.has(key::GENERIC_CLASS) {
        true => cells.name(key),
        false => cells.name_of_words(key),
    }
}

/// Finds the header of our own layout, or else of the national release.
///
/// # Errors
/// When there is neither, or no row under it.
pub(super) fn find_layout(columns: &[FileColumn], table: &mut Table) -> Result<Layout, Unfit> {
    match find_header(columns, NAMED_BY_ALL, table) {
        Ok(()) => {
            let layout = under_header(columns, table)?;
            if layout.has(key::NAME) || layout.has(key::GENERIC_NAME) {
                Ok(layout)
            } else {
                Err(missing("产品名称"))
            }
        }
        Err(error @ TableError::MissingColumns { .. }) => {
            if find_header(columns, NAMED_BY_RELEASE, table).is_err() {
                return Err(error.into());
            }
            let layout = under_header(columns, table)?;
            if is_national(&layout) {
                Ok(layout)
            } else {
                Err(error.into())
            }
        }
        Err(error) => Err(error.into()),
    }
}

/// A column for specification and model together stands for both, or for neither.
fn under_header(columns: &[FileColumn], table: &mut Table) -> Result<Layout, Unfit> {
    let mut layout = Layout::under_header(columns, table)?;
    if layout.has(BOTH) && (layout.has(key::SPECIFICATION) || layout.has(key::MODEL)) {
        layout.note_unread("规格型号");
    }
    Ok(layout)
}

#[cfg(test)]
mod tests {
    use spreadsheet::{Limits, open};

    use super::*;

    fn find(text: &str) -> Result<Layout, Unfit> {
        let mut table = open(text.as_bytes().to_vec(), "t.csv", &Limits::default())?;
        find_layout(COLUMNS, &mut table)
    }

    #[test]
    fn a_release_has_neither_units_nor_credit_codes() {
        let sample = "耗材代码,一级分类,二级分类,三级分类,医保通用名分类,耗材材质,规格（特征、参数）,\
                      医保通用名编号,医保通用名,耗材企业\nC1,,,,,,038-覆膜,,,甲\n";
        let layout = find(sample).unwrap();
        assert!(is_national(&layout));
        assert!(layout.has(key::CODE20) && layout.has(key::FEATURE) && layout.has(key::MATERIAL));
        assert!(!layout.has(key::CODE) && !layout.has(key::SPECIFICATION));

        let release = "GOODS_ID,UDI,原27位码,原码状态,27位码,类型,20位码,一级分类,二级分类,三级分类,\
                       医保通用名分类,材质,特征,注册备案号,单件产品名称,耗材企业,规格型号数,规格,型号,\
                       医保通用名编号,医保通用名\n1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1\n";
        let layout = find(release).unwrap();
        assert!(is_national(&layout));
        for key in [
            key::CODE,
            key::CODE20,
            key::SPECIFICATION,
            key::FEATURE,
            key::MODEL,
            key::UDI,
            key::CERTIFICATE,
        ] {
            assert!(layout.has(key), "{key:?}");
        }
    }

    #[test]
    fn a_file_of_our_own_needs_units_ratio_and_a_name() {
        let own =
            "27位码,单件产品名称,耗材企业,最小计量单位,最小销售单位,包装转换比\n1,2,3,4,5,6\n";
        assert!(!is_national(&find(own).unwrap()));
        let names = |text| find(text).unwrap_err().0.zh;
        let half = "27位码,单件产品名称,耗材企业,最小计量单位\n1,2,3,4\n";
        assert_eq!(names(half), "缺少必需的列：最小销售单位、包装转换比");
        let with_codes = "27位码,单件产品名称,耗材企业,统一社会信用代码\n1,2,3,4\n";
        assert_eq!(
            names(with_codes),
            "缺少必需的列：最小计量单位、最小销售单位、包装转换比"
        );
        let nameless = "20位码,耗材企业,最小计量单位,最小销售单位,包装转换比\n1,2,3,4,5\n";
        assert_eq!(names(nameless), "缺少必需的列：产品名称");
    }
}
