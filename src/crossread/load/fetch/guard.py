"""Which machines may be talked to. The address that a connection really goes to is checked, after its name is looked up.

A check of the name alone lets through numbers in odd notations, names that point inward, and names that point elsewhere
the second time. So the name is looked up once, every address it gives must be public, and the connection goes to one of those.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore2

Resolve = Callable[[str, int], Sequence[str]]
"""Looks up a name: host and port in, addresses as text out."""

# Public by the register, and yet no public machine stands there: the metadata service of one cloud, a relay of old tunnels.
_NEVER = (ipaddress.ip_network("168.63.129.16/32"), ipaddress.ip_network("192.88.99.0/24"))
# These carry an IPv4 address within, for a translator or a tunnel to take out.
_CARRIERS = tuple(ipaddress.ip_network(net) for net in ("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "fec0::/10"))


class Refused(Exception):
    """The connection leads to a machine that may not be talked to."""


def is_public(address: str) -> bool:
    """The address, as text, is one of the public internet's."""
    try:
        found: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        if any(found in net for net in _CARRIERS):
            return False
        found = found.ipv4_mapped or found
    if found.is_multicast or found.is_reserved or found.is_unspecified or found.is_loopback or found.is_link_local or found.is_private:
        return False
    return found.is_global and not any(found in net for net in _NEVER if net.version == found.version)


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host, as the machine's resolver gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[4][0]) for place in found))


class GuardedBackend(httpcore2.NetworkBackend):
    """Opens connections for the HTTP client, to addresses that were checked and to no others."""

    def __init__(self, *, allow_private: bool, resolve: Resolve = look_up) -> None:
        self._allow_private = allow_private
        self._resolve = resolve
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to one of the host's addresses.

        Raises:
            Refused: one of the host's addresses is not public.
            httpcore2.ConnectError: the host has no address, or none answers.

        """
        try:
            addresses = list(self._resolve(host, port))
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(str(error)) from error
        inward = [address for address in addresses if not is_public(address)]
        if inward and not self._allow_private:
            raise Refused(f"{host} stands for {', '.join(inward[:3])}, which is not on the public internet")
        return self._connect(addresses, port, timeout, local_address, socket_options)

    def _connect(
        self, addresses: Sequence[str], port: int, timeout: float | None, local_address: str | None, socket_options: Iterable[Any] | None
    ) -> httpcore2.NetworkStream:
        for nth, address in enumerate(addresses):
            try:
                stream = self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if nth == len(addresses) - 1:
                    raise
                continue
            reached = stream.get_extra_info("server_addr")
            if not self._allow_private and not is_public(str(reached[0])):
                stream.close()
                raise Refused(f"the connection led to {reached[0]}, which is not on the public internet")
            return stream
        raise httpcore2.ConnectError("the name has no address")
