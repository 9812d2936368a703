"""Rounds of voting and their entries, brought to any step of their way."""

from collections.abc import Sequence
from typing import Any

from told_projects import NUMBERS
from told_visits import Story

from arit_contracts import roles as R

ROUNDS, ENTRIES = "/v1/voting-rounds", "/v1/voting-entries"


class Voting:
    """Rounds of voting and what is entered in them; Vĩnh Long's unless another is named."""

    def __init__(self, story: Story) -> None:
        self.story, self.world, self.province = story, story.world, story.province

    async def round(self, level: str = "province", year: int = 2022, **changed: Any) -> dict[str, Any]:
        """A round opened on 1 March of its year; a regional one of the south."""
        own = level in ("district", "province")
        place: dict[str, Any] = {"province": self.province} if own else {}
        place |= {"district": f"Huyện {next(NUMBERS)}"} if level == "district" else {}
        place |= {"region": "nam"} if level == "region" else {}
        day = f"{year}-03-01"
        body = {"level": level, "year": year, "organiser": "Hội đồng bình chọn", **place, **self.story.dated(day)}
        body |= {"document": self.story.document("KH-BCT", day)}
        return await self.story.create(R.PROVINCE_OFFICER if own else R.AGENCY_OFFICER, ROUNDS, body | changed)

    def entry(self, round: dict[str, Any], **changed: Any) -> dict[str, Any]:
        """The body of an entry of 1 April."""
        day = f"{round['year']}-04-01"
        letter = {"letter": self.story.document("UBND-CN", day)} if round["run_by"] == "agency" else {}
        return {
            "round_id": round["id"],
            "province": self.province,
            "product": f"Kẹo dừa {next(NUMBERS)}",
            "product_group": "processed_food",
            "facility": "Cơ sở A",
            **letter,
            **self.story.dated(day),
        } | changed

    async def entered(self, round: dict[str, Any], **changed: Any) -> dict[str, Any]:
        return await self.story.create(R.PROVINCE_OFFICER, ENTRIES, self.entry(round, **changed))

    async def complete(self, round: dict[str, Any], **changed: Any) -> dict[str, Any]:
        """An entry whose dossier another person found complete on 4 April."""
        entry, day = await self.entered(round, **changed), self.story.dated(f"{round['year']}-04-04")
        if round["run_by"] == "agency":
            return await self.world.act(R.AGENCY_OFFICER, entry, "accept", day)
        return await self.world.act(
            R.PROVINCE_OFFICER, entry, "accept", day, subject="another", **self.story.claims(R.PROVINCE_OFFICER)
        )

    def runner(self, record: dict[str, Any]) -> str:
        return R.AGENCY_OFFICER if record["run_by"] == "agency" else R.PROVINCE_OFFICER

    def decider(self, record: dict[str, Any]) -> str:
        return R.AGENCY_LEADER if record["run_by"] == "agency" else R.PROVINCE_LEADER

    def sheets(self, points: str = "30", judges: int = 1, **changed: Any) -> dict[str, Any]:
        """So many judges' sheets, each of the same points for the market and 45 for the rest."""
        sheet = {"market": points, "technical": "25", "culture": "15", "other": "5"}
        return {"sheets": [{"judge": f"Giám khảo {n}", **sheet} for n in range(judges)], **changed}

    async def judging(self, round: dict[str, Any]) -> dict[str, Any]:
        return await self.story.act(
            self.runner(round), round, "start_judging", self.story.dated(f"{round['year']}-05-01")
        )

    async def scored(self, entry: dict[str, Any], points: str = "30", judges: int = 1) -> dict[str, Any]:
        body = self.sheets(points, judges, **self.story.dated(f"{entry['year']}-05-10"))
        return await self.story.act(self.runner(entry), entry, "score", body)

    def proposal(self, round: dict[str, Any], entries: Sequence[dict[str, Any]]) -> dict[str, Any]:
        day = f"{round['year']}-06-01"
        minutes = self.story.document("BB-HĐBC", day)
        return {"minutes": minutes, "judges": 9, "entries": [one["id"] for one in entries], **self.story.dated(day)}

    async def proposed(self, round: dict[str, Any], entries: Sequence[dict[str, Any]]) -> dict[str, Any]:
        return await self.story.act(self.runner(round), round, "propose", self.proposal(round, entries))

    def decision(self, round: dict[str, Any], entries: Sequence[dict[str, Any]]) -> dict[str, Any]:
        day = f"{round['year']}-07-07"
        certificates = [{"entry_id": one["id"], "number": f"{next(NUMBERS)}/GCN"} for one in entries]
        document = self.story.document("QĐ-UBND", day)
        return {"document": document, "prize": 2_000_000, "certificates": certificates, **self.story.dated(day)}

    async def recognised(self, round: dict[str, Any], entries: Sequence[dict[str, Any]]) -> dict[str, Any]:
        return await self.story.act(self.decider(round), round, "recognise", self.decision(round, entries))

    async def decided(
        self, level: str = "province", year: int = 2022, **changed: Any
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """A round of one entry that it recognised, and the entry."""
        round = await self.round(level, year)
        entry = await self.complete(round, **changed)
        await self.judging(round)
        await self.scored(entry)
        await self.proposed(round, [entry])
        return await self.recognised(round, [entry]), await self.read(entry)

    async def read(self, record: dict[str, Any], role: str = R.AUDITOR) -> dict[str, Any]:
        answer = await self.world.client(role, **self.story.claims(role)).get(record["href"])
        assert answer.status_code == 200, answer.text
        return dict(answer.json())
