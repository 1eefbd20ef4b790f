"""The tables that districts keep, declared once; everything else interprets them."""

from services.intake.schema import Table
from services.intake.tables.cadre_snapshot import CADRE_SNAPSHOT
from services.intake.tables.cadre_training_log import CADRE_TRAINING_LOG
from services.intake.tables.employment_log import EMPLOYMENT_LOG
from services.intake.tables.grassroots_log import GRASSROOTS_LOG
from services.intake.tables.youth_economy_snapshot import YOUTH_ECONOMY_SNAPSHOT

TABLES: tuple[Table, ...] = (
    CADRE_TRAINING_LOG,
    CADRE_SNAPSHOT,
    GRASSROOTS_LOG,
    EMPLOYMENT_LOG,
    YOUTH_ECONOMY_SNAPSHOT,
)
TABLE_BY_NAME = {table.name: table for table in TABLES}
