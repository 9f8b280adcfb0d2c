"""Starting something new."""
import click


@click.command()
def new() -> None:
    ...


@click.command()
def init() -> None:
    ...


@click.command()
def demo() -> None:
    ...
