"""Centres, reviews, policies; progress reports, tasks and surveys."""

from typing import Any

from told_projects import NUMBERS
from told_visits import Story

from arit_contracts import roles as R


def structure(**changed: Any) -> dict[str, Any]:
    """How a centre is organised."""
    return {
        "name": f"Trung tâm Khuyến công {next(NUMBERS)}",
        "parent": "Sở Công Thương",
        "legal_status": "public_service_unit",
        "with_trade_promotion": False,
        "staff": 18,
    } | changed


class Registers:
    """Centres, reviews and policies; Vĩnh Long's unless another is named."""

    def __init__(self, story: Story) -> None:
        self.story, self.world = story, story.world

    async def centre(self, day: str = "2019-01-15", **changed: Any) -> dict[str, Any]:
        body = {
            "province": self.story.province,
            "unit": self.story.unit,
            "document": self.story.document("QĐ-UBND", day),
            "structure": structure(),
            **self.story.dated(day),
        }
        return await self.story.create(R.PROVINCE_OFFICER, "/v1/promotion-centres", body | changed)

    async def review(self, day: str = "2022-02-01") -> dict[str, Any]:
        body = {
            "title": "Rà soát tổ chức các trung tâm khuyến công",
            "year": 2022,
            "document": self.story.document("KH-CTĐP", day),
            **self.story.dated(day),
        }
        return await self.story.create(R.AGENCY_OFFICER, "/v1/centre-reviews", body)

    async def assessed(self, review: dict[str, Any], centre: dict[str, Any], **changed: Any) -> dict[str, Any]:
        body = {
            "centre_id": centre["id"],
            "assessment": "Thiếu người làm khuyến công ở cấp huyện",
            "proposal": "strengthen",
            **self.story.dated("2022-03-01"),
        }
        return await self.story.act(R.AGENCY_OFFICER, review, "assess", body | changed)

    async def concluded(self, review: dict[str, Any]) -> dict[str, Any]:
        body = {"document": self.story.document("BC-CTĐP", "2022-04-01"), **self.story.dated("2022-04-01")}
        return await self.story.act(R.AGENCY_LEADER, review, "conclude", body)

    def policy(self, day: str = "2021-01-10", **changed: Any) -> dict[str, Any]:
        return {
            "province": self.story.province,
            "title": "Quy định mức hỗ trợ khuyến công của tỉnh",
            "kind": "support_norms",
            "document": self.story.document("QĐ-UBND", day),
            "norms": [{"subject": "Máy móc tiên tiến", "content": "C04", "rate_percent": "50", "cap": 200_000_000}],
            **self.story.dated(day),
        } | changed

    async def policed(self, day: str = "2021-01-10", **changed: Any) -> dict[str, Any]:
        return await self.story.create(R.PROVINCE_OFFICER, "/v1/promotion-policies", self.policy(day, **changed))


class Work:
    """Progress reports, tasks of other programmes, and surveys of Centre 2; Vĩnh Long's unless another is named."""

    def __init__(self, story: Story) -> None:
        self.story, self.province = story, story.province

    def progress(self, dossier_id: str, percent: str = "40", to_on: str = "2022-08-31", **changed: Any) -> Any:
        """The body of a report on the month of August, told on 5 September."""
        return {
            "dossier_id": dossier_id,
            "from_on": "2022-08-01",
            "to_on": to_on,
            "progress_percent": percent,
            "spent_national": 120_000_000,
            "spent_own": 200_000_000,
            "done": "Đã lắp đặt máy ép",
            **self.story.dated("2022-09-05"),
        } | changed

    async def reported(self, dossier_id: str, percent: str = "40", **changed: Any) -> dict[str, Any]:
        body = self.progress(dossier_id, percent, **changed)
        return await self.story.create(R.IMPLEMENTER, "/v1/progress-reports", body)

    async def acknowledged(self, dossier_id: str, percent: str = "40", **changed: Any) -> dict[str, Any]:
        report = await self.reported(dossier_id, percent, **changed)
        return await self.story.act(R.PROVINCE_OFFICER, report, "acknowledge", self.story.dated("2022-09-06"))

    def task(self, **changed: Any) -> dict[str, Any]:
        """The body of a task of 2022 with the province."""
        return {
            "programme": "new_rural_development",
            "title": "Hướng dẫn tiêu chí số 7 về cơ sở hạ tầng thương mại nông thôn",
            "year": 2022,
            "responsible_unit": "CUC",
            "provinces": [self.province],
            "due_on": "2022-11-30",
            **self.story.dated("2022-01-10"),
        } | changed

    async def assigned(self, **changed: Any) -> dict[str, Any]:
        task = await self.story.create(R.AGENCY_OFFICER, "/v1/programme-tasks", self.task(**changed))
        body = {"document": self.story.document("QĐ-CTĐP", "2022-02-01"), **self.story.dated("2022-02-01")}
        return await self.story.act(R.AGENCY_LEADER, task, "assign", body)

    def task_report(self, day: str = "2022-11-20") -> dict[str, Any]:
        return {"document": self.story.document("BC-CTĐP", day), "results": "Đạt.", **self.story.dated(day)}

    def survey(self, **changed: Any) -> dict[str, Any]:
        """The body of a survey of the province in March 2021 for the plan of 2022."""
        return {
            "centre": "TTKC2",
            "plan_year": 2022,
            "title": "Khảo sát xây dựng kế hoạch khuyến công quốc gia năm 2022",
            "provinces": [self.province],
            "starts_on": "2021-03-08",
            "ends_on": "2021-03-12",
            **self.story.dated("2021-02-01"),
        } | changed

    async def held(self, **changed: Any) -> dict[str, Any]:
        survey = await self.story.create(R.AGENCY_OFFICER, "/v1/surveys", self.survey(**changed))
        return await self.story.act(R.AGENCY_OFFICER, survey, "hold", self.story.dated("2021-03-12"))

    def need(self, survey: dict[str, Any], **changed: Any) -> dict[str, Any]:
        """The body of a candidate: a machine for an establishment of the province."""
        return {
            "survey_id": survey["id"],
            "province": self.province,
            "beneficiary": {"name": "Cơ sở kẹo dừa Bà Hai", "commune": "Xã Long Phước"},
            "content": "C04",
            "estimated_cost": 800_000_000,
            "requested": 300_000_000,
            **self.story.dated("2021-03-15"),
        } | changed

    async def found(self, survey: dict[str, Any], **changed: Any) -> dict[str, Any]:
        return await self.story.create(R.AGENCY_OFFICER, "/v1/candidates", self.need(survey, **changed))

    async def concluded(self, survey: dict[str, Any], day: str = "2021-04-01") -> dict[str, Any]:
        body = {"document": self.story.document("BC-TTKC2", day), **self.story.dated(day)}
        return await self.story.act(R.AGENCY_LEADER, survey, "conclude", body)

    async def candidate(self, **changed: Any) -> dict[str, Any]:
        """A candidate of a concluded survey."""
        survey = await self.held(**changed)
        candidate = await self.found(survey)
        await self.concluded(survey)
        return candidate
