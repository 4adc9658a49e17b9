//! From where a request comes: the other end of the connection, or what a program in front of the site says, when it is one
//! that is believed. What a visitor says of themselves is never believed.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::HeaderMap;
use axum::http::request::Parts;

/// One visitor's address as it is counted: an address of IPv4, or the first half of one of IPv6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Household(IpAddr);

impl Household {
    /// What an address counts as.
    pub fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V6(address) => Self(IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64))),
            address => Self(address),
        }
    }
}

/// A range of addresses: `10.0.0.0/8`, `2001:db8::/32`, or one address.
#[derive(Clone, Copy, Debug)]
struct Range {
    first: u128,
    bits: u32,
}

impl Range {
    fn parse(text: &str) -> Option<Self> {
        let (address, length) = match text.split_once('/') {
            Some((address, length)) => (address, Some(length.parse::<u32>().ok()?)),
            None => (text, None),
        };
        let address: IpAddr = address.trim().parse().ok()?;
        let whole = if address.is_ipv4() { 32 } else { 128 };
        let length = length.unwrap_or(whole);
        (length <= whole).then_some(Self { first: number(address), bits: 128 - whole + length })
    }

    fn holds(self, address: IpAddr) -> bool {
        let kept = |bits: u128| bits.checked_shr(128 - self.bits).unwrap_or(0);
        kept(number(address)) == kept(self.first)
    }
}

/// An address as a number; those of IPv4 as they stand inside IPv6.
fn number(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => address.to_ipv6_mapped().to_bits(),
        IpAddr::V6(address) => address.to_bits(),
    }
}

/// The programs in front of the site that are believed when they say for whom a request comes.
#[derive(Clone, Debug, Default)]
pub struct Proxies(Vec<Range>);

impl Proxies {
    /// Reads ranges, one by one.
    ///
    /// Errors: what is no range.
    pub fn parse(ranges: &[String]) -> Result<Self, String> {
        ranges
            .iter()
            .map(|text| Range::parse(text.trim()).ok_or_else(|| text.clone()))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// What is wrong where a program stands in front of the site that nobody has named, and how to put it right.
    pub const UNNAMED: &str = "a proxy stands in front of the site and none is named: how often one visitor may do a thing is \
        not bounded, only how often everybody may together; set trusted_proxies (--trusted-proxies, JUMELLES_TRUSTED_PROXIES) \
        to the addresses it comes from, 127.0.0.1,::1 when it runs on this machine";

    /// Whether no program in front of the site is named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a request of this machine says that it was passed on for somebody, and no program that passes on is named.
    pub fn lacks_one(&self, parts: &Parts) -> bool {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        let here = peer.is_some_and(|peer| peer.to_canonical().is_loopback());
        here && self.is_empty() && ["x-forwarded-for", "forwarded"].iter().any(|name| parts.headers.contains_key(*name))
    }

    fn believed(&self, address: IpAddr) -> bool {
        self.0.iter().any(|range| range.holds(address))
    }

    /// From where a request comes. Without a connection (in process) it is nobody's address; nothing for this machine itself, on which a
    /// proxy that nobody has named may stand before everybody: they are counted together only.
    pub fn household(&self, parts: &Parts) -> Option<Household> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        let visitor = peer.map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |peer| self.visitor(peer, &parts.headers));
        (!visitor.to_canonical().is_loopback()).then(|| Household::of(visitor))
    }

    /// The last address, read from the right, that is not one of those believed. When both headers stand there and say
    /// different things one of them is the visitor's own invention, and neither is believed.
    pub fn visitor(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let told = [lines(headers, "x-forwarded-for", str::to_owned), lines(headers, "forwarded", named)];
        let [first, second] = told.map(|hops| (!hops.is_empty()).then(|| self.last(peer, &hops)));
        match (first, second) {
            (Some(one), Some(other)) if one != other => peer,
            (Some(one), _) | (None, Some(one)) => one,
            (None, None) => peer,
        }
    }

    fn last(&self, peer: IpAddr, hops: &[String]) -> IpAddr {
        let mut present = peer;
        for hop in hops.iter().rev() {
            if !self.believed(present) {
                break;
            }
            let Some(next) = address(hop) else { break };
            present = next;
        }
        present
    }
}

fn lines(headers: &HeaderMap, name: &str, read: fn(&str) -> String) -> Vec<String> {
    let lines = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    lines.flat_map(|line| line.split(',')).map(|hop| read(hop.trim())).collect()
}

/// The `for` of one hop of `Forwarded`.
fn named(hop: &str) -> String {
    let pairs = hop.split(';').filter_map(|pair| pair.trim().split_once('='));
    let mut found =
        pairs.filter(|(name, _)| name.eq_ignore_ascii_case("for")).map(|(_, value)| value.trim_matches('"'));
    found.next().unwrap_or_default().to_owned()
}

/// An address with or without its port and brackets.
fn address(text: &str) -> Option<IpAddr> {
    let plain = text.trim();
    let bare = plain.strip_prefix('[').and_then(|rest| rest.split(']').next()).unwrap_or(plain);
    bare.parse().ok().or_else(|| plain.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn only_a_program_that_is_believed_says_for_whom_a_request_comes() {
        let proxies = Proxies::parse(&["10.0.0.0/8".to_owned(), "::1".to_owned()]).expect("ranges");
        // The other end, X-Forwarded-For, Forwarded, the visitor.
        for (peer, x_forwarded, forwarded, visitor) in [
            ("203.0.113.9", "", "", "203.0.113.9"),
            ("203.0.113.9", "198.51.100.1", "", "203.0.113.9"),
            ("10.0.0.1", "198.51.100.1", "", "198.51.100.1"),
            ("10.0.0.1", "1.2.3.4, 198.51.100.1", "", "198.51.100.1"),
            ("10.0.0.1", "198.51.100.1, 10.0.0.2", "", "198.51.100.1"),
            ("10.0.0.1", "198.51.100.1:4711", "", "198.51.100.1"),
            ("10.0.0.1", "nonsense", "", "10.0.0.1"),
            ("::1", "", "for=198.51.100.1;proto=https", "198.51.100.1"),
            ("::1", "", "for=1.2.3.4, For=\"[2001:db8::7]:80\"", "2001:db8::7"),
            ("::1", "198.51.100.1", "for=198.51.100.1", "198.51.100.1"),
            ("::1", "1.2.3.4", "for=198.51.100.1", "::1"),
            ("::ffff:10.0.0.1", "198.51.100.1", "", "198.51.100.1"),
            ("::ffff:11.0.0.1", "198.51.100.1", "", "::ffff:11.0.0.1"),
        ] {
            let mut headers = HeaderMap::new();
            for (name, value) in [("x-forwarded-for", x_forwarded), ("forwarded", forwarded)] {
                if !value.is_empty() {
                    headers.insert(name, value.parse().expect("a header"));
                }
            }
            assert_eq!(proxies.visitor(ip(peer), &headers), ip(visitor), "{peer} {x_forwarded} {forwarded}");
        }
    }

    #[test]
    fn a_proxy_on_this_machine_that_nobody_has_named_is_noticed() {
        let named = Proxies::parse(&["127.0.0.1".to_owned()]).expect("a range");
        for (proxies, peer, header, lacks) in [
            (Proxies::default(), "127.0.0.1:4711", "x-forwarded-for", true),
            (Proxies::default(), "[::1]:4711", "forwarded", true),
            (Proxies::default(), "[::ffff:127.0.0.1]:4711", "forwarded", true),
            (Proxies::default(), "127.0.0.1:4711", "accept", false),
            (Proxies::default(), "203.0.113.9:4711", "x-forwarded-for", false),
            (named, "127.0.0.1:4711", "x-forwarded-for", false),
        ] {
            let from: SocketAddr = peer.parse().expect("an address");
            let request = axum::http::Request::get("/").header(header, "198.51.100.1").extension(ConnectInfo(from));
            let (parts, ()) = request.body(()).expect("a request").into_parts();
            assert_eq!(proxies.lacks_one(&parts), lacks, "{peer} {header}");
        }
    }

    #[test]
    fn a_household_is_one_address_or_one_network_of_ipv6() {
        let same = |one: &str, other: &str| Household::of(ip(one)) == Household::of(ip(other));
        assert!(same("2001:db8:1:2::1", "2001:db8:1:2:ffff::9"));
        assert!(!same("2001:db8:1:2::1", "2001:db8:1:3::1"));
        assert!(same("::ffff:192.0.2.1", "192.0.2.1"));
        assert!(!same("192.0.2.1", "192.0.2.2"));
    }

    #[test]
    fn what_is_no_range_is_told() {
        for text in ["10.0.0.0/33", "nonsense", "10.0.0/8", "::/129", ""] {
            assert_eq!(Proxies::parse(&[text.to_owned()]).err().as_deref(), Some(text));
        }
        let all = Proxies::parse(&["0.0.0.0/0".to_owned()]).expect("a range");
        assert!(all.believed(ip("203.0.113.9")) && !all.believed(ip("2001:db8::1")));
        let every = Proxies::parse(&["::/0".to_owned()]).expect("a range");
        assert!(every.believed(ip("203.0.113.9")) && every.believed(ip("2001:db8::1")));
    }
}
