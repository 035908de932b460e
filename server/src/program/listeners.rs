//! The listeners: one for everybody, and one for those who operate the program.

use std::io;
use std::net::SocketAddr;

use edge::EdgeLimits;
use tokio::net::{TcpListener, TcpSocket};

use super::{Failure, print};
use crate::app::App;
use crate::settings::{Part, ServeOptions};

/// Where operations' endpoints are, unless an option says otherwise.
const OPERATIONS: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 8081);

pub(super) struct Listeners {
    /// `None` when the program runs jobs only.
    pub(super) everybody: Option<TcpListener>,
    /// `None` when another program has the usual address.
    pub(super) operations: Option<TcpListener>,
}

impl Listeners {
    /// # Errors
    /// When an address that was asked for is taken.
    pub(super) async fn bind(options: &ServeOptions) -> Result<Self, Failure> {
        let everybody = match options.role {
            Some(Part::Jobs) => None,
            _ => Some(listen(options.listen)?),
        };
        let operations = match options.operations_listen {
            Some(address) => Some(listen(address)?),
            None => listen(OPERATIONS).ok(),
        };
        Ok(Self {
            everybody,
            operations,
        })
    }

    /// Prints where the program is found.
    pub(super) fn print(&self, app: &App, demonstration: bool) {
        if let Some(address) = address_of(self.everybody.as_ref()) {
            print_address(app, address, demonstration);
        }
        match address_of(self.operations.as_ref()) {
            Some(address) => print(
                &format!("运维端点：http://{address}/metrics、/readyz"),
                &format!("for operations: http://{address}/metrics and /readyz"),
            ),
            None => print(
                &format!("{OPERATIONS}已被占用，不提供运维端点；可用--operations-listen另设"),
                &format!(
                    "{OPERATIONS} is taken, so there are no endpoints for operations; \
                     --operations-listen sets another"
                ),
            ),
        }
        if self.everybody.is_some() {
            print("按Ctrl-C停止", "Ctrl-C stops it");
        }
    }
}

/// The limits of the listener for everybody, who reach it by `address`.
pub(super) fn edge_limits(options: &ServeOptions, address: &str) -> EdgeLimits {
    EdgeLimits {
        trusted_hops: options.trusted_hops.into(),
        behind_tls: address.starts_with("https://"),
        ..EdgeLimits::default()
    }
}

/// Connections that the operating system keeps until they are accepted. With the usual 128, one client that opens
/// a thousand at once lets everybody else's be dropped, and tried again after a second.
const BACKLOG: u32 = 4096;

fn bound(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4()?,
        SocketAddr::V6(_) => TcpSocket::new_v6()?,
    };
    // A restart need not wait for the connections of the program before it.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    bound(address).map_err(|error| {
        Failure::of(
            &format!("无法监听{address}，端口可能已被占用"),
            &format!("cannot listen on {address}; the port may be taken"),
            &error,
        )
    })
}

fn address_of(listener: Option<&TcpListener>) -> Option<SocketAddr> {
    listener.and_then(|listener| listener.local_addr().ok())
}

fn print_address(app: &App, address: SocketAddr, demonstration: bool) {
    print(
        &format!("阳光平台：http://{address}"),
        &format!("the platform serves on http://{address}"),
    );
    let installation = app.installation();
    if installation.mail_mode == jobs::MailMode::Files {
        let directory = &installation.mail_detail;
        print(
            &format!("未设置发信服务器，邮件写入{directory}"),
            &format!("no mail server is set: mail is written to {directory}"),
        );
    }
    if demonstration {
        let accounts: Vec<&str> = demo::DEMO_ACCOUNTS
            .iter()
            .map(|account| account.account)
            .collect();
        let (accounts, password) = (accounts.join(" "), demo::DEMO_PASSWORD);
        print(
            &format!("演示账号：{accounts}，密码{password}"),
            &format!("accounts, all with the password {password}"),
        );
    }
}
