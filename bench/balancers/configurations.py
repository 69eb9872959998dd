"""Files for both daemons."""

PER_SERVICE = 100


def server(number):
    """The address of a real server; all of 10.0.0.0/8 is this machine."""
    return f"10.{1 + number // 62500}.{number // 250 % 250}.{number % 250 + 1}"


def service(number):
    return f"203.0.{number // 250}.{number % 250 + 1}"


def table(count, checker="", delay_loop=600, changed_weight=1):
    """
    So many real servers in services of a hundred.

    checker         the block of the check, empty for none
    changed_weight  of the last real server: what a reload changes
    """
    lines = ["global_defs {", "router_id bench", "}"]
    for number in range(count):
        if number % PER_SERVICE == 0:
            if number:
                lines.append("}")
            lines += [f"virtual_server {service(number // PER_SERVICE)} 80 {{", f"delay_loop {delay_loop}", "lb_algo wlc",
                      "lb_kind NAT", "protocol TCP"]
        weight = changed_weight if number == count - 1 else 1
        lines += [f"real_server {server(number)} 8080 {{", f"weight {weight}", checker, "}"]
    lines.append("}")
    return "\n".join(line for line in lines if line) + "\n"


def tcp(settings=""):
    return f"TCP_CHECK {{\nconnect_timeout 3\n{settings}\n}}"


def http():
    return "HTTP_GET {\nurl {\npath /\nstatus_code 200\n}\nconnect_timeout 3\n}"


def write(path, text):
    with open(path, "w", encoding="ascii") as file:
        file.write(text)
