"""Configurations of the two machines."""


def instances(count, links, priority, advert_int, extra="", extra_global=""):
    """COUNT instances spread over LINKS interfaces, each with an address of its own."""
    version = 2 if float(advert_int) >= 1 else 3
    text = f"global_defs {{\n    vrrp_version {version}\n    {extra_global}\n}}\n"
    for n in range(count):
        link, vrid = n % links, n // links + 1
        text += f"""vrrp_instance VI_{n} {{
    state BACKUP
    interface eth{link}
    virtual_router_id {vrid}
    priority {priority}
    advert_int {advert_int}
    {extra}
    virtual_ipaddress {{
        {address(n)}/32
    }}
}}
"""
    return text


def address(n):
    return f"10.77.{n // 250}.{n % 250 + 1}"


def script(path):
    """A tracked script that fails when the file exists."""
    return f"""vrrp_script check {{
    script "/usr/bin/test ! -e {path}"
    interval 1
    fall 1
    weight -150
    user root
}}
"""


def skew_seconds(priority, advert_int):
    interval = 1.0 if float(advert_int) >= 1 else float(advert_int)
    return (256 - priority) / 256 * interval


def master_down_seconds(priority, advert_int):
    return 3 * float(advert_int) + skew_seconds(priority, advert_int)
