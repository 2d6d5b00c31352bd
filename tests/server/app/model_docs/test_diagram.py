import sqlalchemy as sa

from server.app.model_docs.diagram import diagram

META = sa.MetaData()
ONE = sa.Table("one", META, sa.Column("id", sa.Uuid, primary_key=True))
TWO = sa.Table(
    "two",
    META,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("one_id", sa.ForeignKey("one.id"), unique=True, nullable=False),
    sa.Column("maybe_id", sa.ForeignKey("one.id")),
)


def test_keys_and_how_many_of_each_are_drawn() -> None:
    assert diagram([TWO], columns=True).splitlines() == [
        "```mermaid",
        "erDiagram",
        "    two {",
        "        big_integer id PK",
        "        uuid one_id FK, UK",
        "        uuid maybe_id FK",
        "    }",
        "    one |o--o{ two : maybe_id",
        "    one ||--o| two : one_id",
        "```",
    ]


def test_tables_alone_are_names() -> None:
    assert diagram([ONE, TWO], columns=False).splitlines()[1:-1] == [
        "erDiagram",
        "    direction LR",
        "    one",
        "    two",
        '    one |o--o{ two : ""',
        '    one ||--o| two : ""',
    ]
