//! The settings that PostgreSQL is started with.

use std::fs;
use std::net::IpAddr;
use std::path::Path;

const MIB: u64 = 1024 * 1024;

/// How a private cluster is run. The program uses the default.
#[derive(Debug, Clone)]
pub struct ClusterOptions {
    /// Whether a commit survives a power failure. Off in tests only.
    pub durable: bool,
    pub connections_max: u32,
    /// Where it listens beside its socket: nowhere, but for tests of what connects over a network.
    pub listen: Option<IpAddr>,
    /// PostgreSQL's own cache in MiB; by default an eighth of the memory, from 128 to 2,048.
    pub shared_buffers_mib: Option<u64>,
    /// How many bytes must be free on the disk to start at all.
    pub free_bytes_min: u64,
}

impl Default for ClusterOptions {
    fn default() -> Self {
        Self {
            durable: true,
            connections_max: 120,
            listen: None,
            shared_buffers_mib: None,
            free_bytes_min: 256 * MIB,
        }
    }
}

impl ClusterOptions {
    /// For tests: nothing is flushed, little memory, many connections.
    #[must_use]
    pub fn for_tests() -> Self {
        Self {
            durable: false,
            connections_max: 400,
            shared_buffers_mib: Some(128),
            ..Self::default()
        }
    }

    /// The settings as `name=value`, for `postgres -c`.
    pub(super) fn settings(&self, socket: &Path) -> Vec<String> {
        let memory_mib = memory_bytes() / MIB;
        let buffers_mib = self
            .shared_buffers_mib
            .unwrap_or_else(|| (memory_mib / 8).clamp(128, 2048));
        let listen = self.listen.map(|address| address.to_string());
        let listen = listen.unwrap_or_default();
        let mut settings = vec![
            "cluster_name=sunshine".to_owned(),
            format!("listen_addresses={listen}"),
            format!("port={}", super::socket::PORT),
            format!("unix_socket_directories={}", socket.display()),
            "unix_socket_permissions=0600".to_owned(),
            format!("max_connections={}", self.connections_max),
            format!("shared_buffers={buffers_mib}MB"),
            format!("effective_cache_size={}MB", (memory_mib / 2).max(256)),
            "work_mem=16MB".to_owned(),
            format!(
                "maintenance_work_mem={}MB",
                (memory_mib / 32).clamp(64, 512)
            ),
            "random_page_cost=1.1".to_owned(),
            "jit=off".to_owned(),
            "max_wal_size=4GB".to_owned(),
            "min_wal_size=256MB".to_owned(),
            "wal_compression=on".to_owned(),
            "checkpoint_timeout=15min".to_owned(),
            // Frequent statistics: plans made for tables that were empty are soon replaced.
            "autovacuum_naptime=10s".to_owned(),
            "logging_collector=off".to_owned(),
            "log_checkpoints=off".to_owned(),
            "log_line_prefix=%m [%p] %a ".to_owned(),
            "log_timezone=Asia/Shanghai".to_owned(),
            "timezone=Asia/Shanghai".to_owned(),
            "lc_messages=C".to_owned(),
        ];
        let durability: &[&str] = if self.durable {
            &["fsync=on", "synchronous_commit=on", "full_page_writes=on"]
        } else {
            &[
                "fsync=off",
                "synchronous_commit=off",
                "full_page_writes=off",
                "wal_level=minimal",
                "max_wal_senders=0",
            ]
        };
        settings.extend(durability.iter().map(|&setting| setting.to_owned()));
        settings
    }
}

/// The memory available: the machine's, or less where a control group limits it.
fn memory_bytes() -> u64 {
    let machine = fs::read_to_string("/proc/meminfo")
        .ok()
        .and_then(|text| meminfo_total(&text));
    let group = fs::read_to_string("/sys/fs/cgroup/memory.max")
        .ok()
        .and_then(|text| text.trim().parse::<u64>().ok());
    machine.into_iter().chain(group).min().unwrap_or(1024 * MIB)
}

fn meminfo_total(text: &str) -> Option<u64> {
    let line = text.lines().find(|line| line.starts_with("MemTotal:"))?;
    let kibibytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_memory_of_a_machine_is_read_from_the_kernel() {
        let text = "MemTotal:       24684092 kB\nMemFree:        1 kB\n";
        assert_eq!(meminfo_total(text), Some(24_684_092 * 1024));
    }

    #[test]
    fn only_tests_do_without_durability() {
        let socket = Path::new("/run/x");
        let usual = ClusterOptions::default().settings(socket);
        assert!(usual.contains(&"fsync=on".to_owned()));
        let tests = ClusterOptions::for_tests().settings(socket);
        assert!(tests.contains(&"fsync=off".to_owned()));
    }
}
