"""Cases of the public record, told from letter to decision."""

from arit_contracts import roles as R
from arit_kit.testing.world import World


async def test_bac_giang_2020_one_opinion_on_two_clusters_by_the_rules_before_the_amendment(world: World, case) -> None:
    """5749/BCT-CTĐP of 2020-08-06 on Tiên Hưng and Lăng Cao, for 371/HĐND-TH of 2020-07-13; it cites both decrees."""
    council = "Thường trực HĐND tỉnh Bắc Giang"
    tien_hung = await case.cluster(name="CCN Tiên Hưng", former_district="Huyện Lục Nam", phase="2021-2025")
    proposal = await case.drafted(
        {"change": "rephase", "cluster_id": tien_hung["id"], "phase": "đến năm 2020"},
        case.added(name="CCN Lăng Cao", former_district="Huyện Tân Yên", area=None, phase="đến năm 2020"),
        role=R.CLERK,
        day="2020-07-20",
        letter=case.document("2020-07-13", "HĐND-TH", council) | {"number": "371"},
    )
    checking = await case.act(R.CLERK, proposal, "receive", "2020-07-20")
    override = {"rule_set": "CCN-2017", "basis": "NĐ 68/2017/NĐ-CP; NĐ 66/2020/NĐ-CP (hồ sơ nhận trước 01/8/2020)"}
    accepted = await case.act(R.AGENCY_OFFICER, checking, "accept", "2020-08-03", override=override)
    assert (accepted["rule_set"], accepted["rule_set_basis"]) == ("CCN-2017", override["basis"])
    check = (await case.client(R.AUDITOR).get(f"{accepted['href']}/check")).json()
    rephased, added = check["lines"]
    assert (check["complete"], rephased) == (True, None)
    assert (added["rule_set"], added["verdict"], added["on"]) == ("CCN-2017", "cannot_be_judged", "2020-08-03")
    appraised = await case.act(R.AGENCY_OFFICER, accepted, "appraise", "2020-08-05", **case.verdicts("agree", "agree"))
    opinion = case.document("2020-08-06", "BCT-CTĐP", "Bộ Công Thương") | {"number": "5749"}
    issued = await case.act(R.MINISTRY_LEADER, appraised, "issue_opinion", "2020-08-06", document=opinion)
    deadline = (await case.client(R.AUDITOR).get(f"{issued['href']}/deadline")).json()
    assert (deadline["due_on"], deadline["overdue"]) == ("2020-08-24", False)
    decided = await case.act(
        R.AGENCY_OFFICER, issued, "decide", "2020-08-14",
        document=case.document("2020-08-14", "QĐ-UBND") | {"number": "716"},
        lines=[{"line": 1, "adopted": True}, {"line": 2, "adopted": True, "area": "50"}],
    )  # fmt: skip
    assert (decided["state"], decided["deviations"]) == ("decided", [])
    stood = await case.on(tien_hung["id"], "2020-08-14")
    assert (stood["plan_line"]["phase"], stood["province_name"]) == ("đến năm 2020", "Bắc Giang")
    lang_cao = await case.on(decided["lines"][1]["cluster_id"], "2026-01-01")
    assert (lang_cao["name"], lang_cao["province_name"], lang_cao["district"]) == ("CCN Lăng Cao", "Bắc Ninh", None)


async def test_under_ccn_2020_an_expansion_is_judged_by_its_figures(world: World, case) -> None:
    cluster = await case.established()
    await case.act(
        R.AGENCY_OFFICER, cluster, "record_figures", "2021-12-15", measured_on="2021-12-14",
        total_area="50", industrial_area="40", leasable_area="40", leased_area="24", infrastructure_in_operation=True,
    )  # fmt: skip
    accepted = await case.appraising({"change": "expand", "cluster_id": cluster["id"], "area": "75"})
    [judged] = (await case.client(R.PROVINCE_OFFICER).get(f"{accepted['href']}/check")).json()["lines"]
    assert (judged["question"], judged["rule_set"], judged["on"]) == ("expand", "CCN-2020", "2022-01-05")
    verdicts = {one["code"]: one["verdict"] for one in judged["criteria"]}
    assert verdicts == {"K3": "met", "K5": "met", "K6": "met", "K7": "met"} and judged["verdict"] == "met"
