import asyncio, time, httpx, json
import pytest
from arit_contracts import roles as R
from arit_kit.testing.world import on_day

def dated(d): return {"effective_on": d, "reason": "ghi nhận lại"}

async def test_closed_session(world, story, overlapping):
    s = await story.concluded(await story.held("VN63-24"))
    l = await story.drafted("2022-03-08", working_session_id=s["id"])
    c = await story.act(R.AGENCY_OFFICER, s, "close", story.dated("2022-04-01"))
    r = await story.try_act(R.PROVINCE_LEADER, l, "send", story.dated("2022-03-08"))
    print("SEND TO CLOSED", r.status_code)
    n = await story.world.client(R.PROVINCE_OFFICER, province="VN34-24").post("/v1/recommendation-letters", json=story.letter("2022-04-05", working_session_id=s["id"]))
    print("NEW TO CLOSED", n.status_code)
    # planned then cancelled
    p = await story.planned("VN63-24")
    l = await story.drafted("2022-03-08", working_session_id=p["id"])
    r = await story.try_act(R.AGENCY_OFFICER, p, "cancel", {"note": "không họp", **story.dated("2022-03-09")})
    print("CANCEL with letter", r.status_code)

async def test_race_close_send(world, story, overlapping):
    s = await story.concluded(await story.held("VN63-24"))
    l = await story.drafted("2022-03-08", working_session_id=s["id"])
    a = await overlapping(world, story.try_act(R.AGENCY_OFFICER, s, "close", story.dated("2022-04-01")), story.try_act(R.PROVINCE_LEADER, l, "send", story.dated("2022-03-08")), in_line=False)
    print("RACE", [x.status_code for x in a])

async def test_races(world, story, overlapping):
    [item] = await story.assigned()
    await story.answered(item)
    l2, l3 = await story.received("2022-06-01"), await story.received("2022-06-02")
    def ro(l): return story.try_act(R.AGENCY_OFFICER, item, "reopen", {"letter_id": l["id"], "note": "again", **story.dated("2022-06-03")})
    a = await overlapping(world, ro(l2), ro(l3))
    print("REOPEN2", [x.status_code for x in a])
    i = await story.item(item["id"])
    for l in (l2, l3): print((await story.get("recommendation-letters", l["id"]))["state"])
    # merge vs assign
    m, f = await story.classified(2)
    t = await story.create(R.AGENCY_OFFICER, "/v1/taskings", story.tasking(f))
    a = await overlapping(world, story.try_act(R.AGENCY_LEADER, t, "assign", story.dated("2022-03-01")), story.try_act(R.AGENCY_OFFICER, f, "merge", {"master_id": m["id"], **story.dated("2022-03-01")}))
    print("MERGE/ASSIGN", [x.status_code for x in a])
    # merge (first) while master's answered
    m, = await story.assigned(); f, = await story.classified()
    rep = await story.approved(m)
    a = await overlapping(world, story.try_act(R.AGENCY_OFFICER, f, "merge", {"master_id": m["id"], **story.dated("2022-03-01")}), story.try_act(R.CLERK, rep, "issue", story.signed()))
    f2 = await story.item(f["id"]); print("MERGE/ANSWER", [x.status_code for x in a], f2["stands_as"], f2["outcome"], (await story.get("recommendation-letters", f["letter_id"]))["state"])
    m, = await story.assigned(); f, = await story.classified()
    rep = await story.approved(m)
    a = await overlapping(world, story.try_act(R.CLERK, rep, "issue", story.signed()), story.try_act(R.AGENCY_OFFICER, f, "merge", {"master_id": m["id"], **story.dated("2022-03-01")}))
    f2 = await story.item(f["id"]); print("ANSWER/MERGE", [x.status_code for x in a], f2["stands_as"], f2["outcome"], (await story.get("recommendation-letters", f["letter_id"]))["state"])
    # close vs reopen
    [item] = await story.assigned(); await story.answered(item)
    l2 = await story.received("2022-06-01")
    a = await overlapping(world, ro2(story,item,l2), story.try_act(R.AGENCY_OFFICER, item, "close", story.dated("2022-06-03")))
    print("REOPEN/CLOSE", [x.status_code for x in a], (await story.item(item["id"]))["state"], (await story.get("recommendation-letters", item["letter_id"]))["state"])
    # consult vs issue
    [item] = await story.assigned(); rep = await story.approved(item)
    a = await overlapping(world, story.try_act(R.AGENCY_OFFICER, item, "consult", {"body": "Bộ X", "document": story.document(), **story.dated("2022-03-01")}), story.try_act(R.CLERK, rep, "issue", story.signed()))
    print("CONSULT/ISSUE", [x.status_code for x in a], (await story.item(item["id"]))["state"])

def ro2(story,item,l): return story.try_act(R.AGENCY_OFFICER, item, "reopen", {"letter_id": l["id"], "note": "again", **story.dated("2022-06-03")})

async def test_merger(world, story):
    # 63-27 Bac Ninh old; 63-24 Bac Giang → VN34-24
    S = type(story)
    bn = S(world, "VN63-27", "VN34-24")
    bg = story
    now = S(world, "VN34-24", "VN34-24")
    [i] = await bn.assigned(day="2025-06-20")
    print("PROV", i["province"])
    await bn.answered(i, day="2025-06-25") 
    l = await bg.received("2025-06-26")
    r = await story.try_act(R.AGENCY_OFFICER, i, "reopen", {"letter_id": l["id"], "note": "other", **dated("2025-06-28")})
    print("OTHER PRED", r.status_code)
    d = await bg.drafted("2025-06-26"); await bg.act(R.PROVINCE_LEADER, d, "send", dated("2025-06-27")); l = await bg.act(R.CLERK, d, "receive", dated("2025-07-03"))
    r = await story.try_act(R.AGENCY_OFFICER, i, "reopen", {"letter_id": l["id"], "note": "other", **dated("2025-07-03")})
    print("OTHER PRED LATE", r.status_code, l["province"])
    ln = await now.received("2025-07-10")
    r = await story.try_act(R.AGENCY_OFFICER, i, "reopen", {"letter_id": ln["id"], "note": "succ", **dated("2025-07-10")})
    print("SUCC", r.status_code)
    t = await now.tasked(i, day="2025-07-11")
    rep = await now.answered(i, day="2025-07-12")
    c = world.client(R.PROVINCE_OFFICER, province="VN34-24")
    x = (await c.get(f"/v1/replies/{rep['id']}")).json()
    print("REPLY", x["lines"][0]["recommendation_reference"], x["province"])
    for uid in ("VN63-24","VN63-27","VN34-24"):
        s = (await world.client(R.AUDITOR).get(f"/v1/recommendation-statistics?from_on=2025-01-01&to_on=2025-12-31&province={uid}")).json()
        print(uid, {f["key"]: f["value"] for f in s["figures"] if f["value"] not in (0,None)})

async def test_roles_idem(world, story):
    [item] = await story.assigned()
    body = story.reply(item)
    key = {"Idempotency-Key": "same-key-1234567"}
    for role in (R.AGENCY_OFFICER, R.AGENCY_LEADER, R.CLERK, R.PROVINCE_OFFICER):
        cl = {"province": "VN34-24"} if role == R.PROVINCE_OFFICER else {}
        r = await world.client(role, **cl).post("/v1/replies", json=body, headers=key)
        print("IDEM", role, r.status_code, r.json().get("code"))
