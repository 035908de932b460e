//! Why an address cannot be used.

use std::path::PathBuf;

/// Why an address cannot be used. `Display` is one line in both languages, without the address itself, which may
/// hold a password.
#[derive(Debug, thiserror::Error)]
pub enum AddressError {
    #[error(
        "数据库地址无效，应为postgresql://用户:密码@主机:端口/数据库 / \
         the database's address is not valid: postgresql://USER:PASSWORD@HOST:PORT/DATABASE is expected"
    )]
    Form,
    #[error(
        "数据库地址中的sslmode无效，可用disable、prefer、require、verify-ca、verify-full / \
         sslmode must be disable, prefer, require, verify-ca or verify-full"
    )]
    Mode,
    #[error("无法从{}读取根证书 / no root certificate can be read from this file", path.display())]
    Roots { path: PathBuf },
    #[error(
        "系统没有可用的根证书，请设置sslrootcert / this machine has no root certificates: name some by sslrootcert"
    )]
    NoRoots,
    #[error("TLS无法使用 / TLS cannot be used")]
    Tls(#[from] rustls::Error),
}
