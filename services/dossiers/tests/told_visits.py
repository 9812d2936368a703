"""Missions with their findings, and fairs, brought to any step of their way."""

from typing import Any

from told_projects import Projects

from arit_contracts import roles as R


class Story(Projects):
    """What the Agency and a province live through; Vĩnh Long unless another is named."""

    def mission(self, *dossier_ids: str, **changed: Any) -> dict[str, Any]:
        """The body of a mission of 2022 to the province, about these projects."""
        return {
            "year": 2022,
            "title": "Kiểm tra đề án khuyến công quốc gia năm 2021 và 2022",
            "provinces": [self.province],
            "dossier_ids": list(dossier_ids),
            "starts_on": "2022-05-16",
            "ends_on": "2022-05-20",
            **self.dated("2022-03-01"),
        } | changed

    def team(self) -> dict[str, Any]:
        """The body of the decision that forms a mission."""
        leader = {"name": "Trưởng đoàn", "role": "leader", "organisation": "Cục Công Thương địa phương"}
        document = self.document("QĐ-CTĐP", "2022-04-01")
        return {"document": document, "team": [leader], **self.dated("2022-04-01")}

    def minutes(self, *provinces: str, day: str = "2022-05-20") -> dict[str, Any]:
        """The body that records that a mission was held, with minutes of these provinces."""
        signed = [{"province": uid, "document": self.document("BB-ĐKT", day)} for uid in provinces]
        return {"minutes": signed, **self.dated(day)}

    async def decided_mission(self, *dossier_ids: str, **changed: Any) -> dict[str, Any]:
        mission = await self.create(R.AGENCY_OFFICER, "/v1/missions", self.mission(*dossier_ids, **changed))
        return await self.act(R.AGENCY_LEADER, mission, "decide", self.team())

    async def held_mission(self, *dossier_ids: str, **changed: Any) -> dict[str, Any]:
        mission = await self.decided_mission(*dossier_ids, **changed)
        uids = [visit["province"] for visit in mission["visits"]]
        return await self.act(R.AGENCY_OFFICER, mission, "hold", self.minutes(*uids))

    async def concluded_mission(self, mission: dict[str, Any], day: str = "2022-06-10") -> dict[str, Any]:
        body = {"document": self.document("TB-CTĐP", day), **self.dated(day)}
        return await self.act(R.AGENCY_LEADER, mission, "conclude", body)

    def finding(self, mission: dict[str, Any], **changed: Any) -> dict[str, Any]:
        """The body of a mandatory finding that asks for a remedy, of the mission's first project or the province."""
        about = mission["dossier_ids"][:1]
        return {
            "mission_id": mission["id"],
            **({"dossier_id": about[0]} if about else {"province": self.province}),
            "text": "Máy móc chưa lắp đặt đúng địa điểm đã duyệt.",
            "mandatory": True,
            "asks": "remedy",
            **self.dated("2022-05-21"),
        } | changed

    async def found(self, mission: dict[str, Any], **changed: Any) -> dict[str, Any]:
        return await self.create(R.AGENCY_OFFICER, "/v1/findings", self.finding(mission, **changed))

    async def settled(self, finding: dict[str, Any], day: str = "2022-06-20") -> dict[str, Any]:
        body = {"outcome": "Đã lắp đặt đúng địa điểm.", **self.dated(day)}
        return await self.act(R.AGENCY_LEADER, finding, "settle", body)

    def event(self, **changed: Any) -> dict[str, Any]:
        """The body of a fair of the south in 2022, the province its host."""
        return {
            "kind": "fair",
            "region": "nam",
            "title": "Hội chợ hàng công nghiệp nông thôn tiêu biểu khu vực phía Nam",
            "host_province": self.province,
            "host_unit": "Sở Công Thương",
            "outline": "Giới thiệu sản phẩm của các tỉnh trong vùng.",
            "starts_on": "2022-10-13",
            "ends_on": "2022-10-16",
            "planned_booths": 250,
            **self.dated("2022-03-01"),
        } | changed

    def approval(self) -> dict[str, Any]:
        return {"document": self.document("QĐ-BCT", "2022-04-01"), **self.dated("2022-04-01")}

    async def approved_event(self, **changed: Any) -> dict[str, Any]:
        event = await self.create(R.AGENCY_OFFICER, "/v1/promotion-events", self.event(**changed))
        return await self.act(R.AGENCY_LEADER, event, "approve", self.approval())

    def as_held(self, *participants: tuple[str, int], **changed: Any) -> dict[str, Any]:
        """The body that records that the fair was held, with these provinces and their booths."""
        taking_part = participants or ((self.province, 10),)
        return {
            "starts_on": "2022-10-13",
            "ends_on": "2022-10-16",
            "booths": 270,
            "participants": [{"province": uid, "people": 20, "booths": booths} for uid, booths in taking_part],
            **self.dated("2022-10-16"),
        } | changed

    async def held_event(self, **changed: Any) -> dict[str, Any]:
        return await self.act(R.AGENCY_OFFICER, await self.approved_event(**changed), "hold", self.as_held())
