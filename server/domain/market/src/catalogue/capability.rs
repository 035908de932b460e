//! What the catalogue brings to the centre.

use ground::capability::{Capability, ImportKind, Progress, SentAgain, SetUpStep};
use ground::{Label, OrganisationKind};

use super::{event, store};

pub const CAPABILITY: Capability = Capability {
    events: event::KINDS,
    tables: &["category", "category_name", "product"],
    imports: &[PRODUCTS],
    checklist: &[SOME_CLASSES, SOME_PRODUCTS],
    counted_products: Some(|tx, products| Box::pin(store::counted_products(tx, products))),
    ..Capability::named("catalogue")
};

/// 产品目录
pub const PRODUCTS: ImportKind = ImportKind {
    name: "products",
    label: Label::new("产品目录", "products"),
    loader: OrganisationKind::ExchangeCenter,
    sent_again: SentAgain::ChangesNothing,
    proves_prices: false,
    undone_as_a_whole: false,
};

const SOME_CLASSES: SetUpStep = SetUpStep {
    key: "classes",
    label: Label::new("产品分类", "Classes of products"),
    todo: Label::new(
        "产品的三级分类由平台升级时载入；没有时请联系服务器管理人员执行数据库升级",
        "They come with the program: have whoever runs the machine migrate the database",
    ),
    link: "/products",
    rank: 30,
    progress: |db, _| Box::pin(async { Ok(Progress::from(store::some_classes(db).await?, 1)) }),
};

const SOME_PRODUCTS: SetUpStep = SetUpStep {
    key: "products",
    label: Label::new("产品目录", "Products"),
    todo: Label::new(
        "请导入产品目录，可直接上传国家医保医用耗材发布表",
        "Load the products; the national release can be uploaded as it is",
    ),
    link: "/imports?kind=products",
    rank: 40,
    progress: |db, _| Box::pin(async { Ok(Progress::from(store::some_products(db).await?, 1)) }),
};
