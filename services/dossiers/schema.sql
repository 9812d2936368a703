--
-- PostgreSQL database dump
--

\restrict arit


SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: btree_gist; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;


--
-- Name: EXTENSION btree_gist; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION btree_gist IS 'support for indexing common datatypes in GiST';


--
-- Name: pg_trgm; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;


--
-- Name: EXTENSION pg_trgm; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';


--
-- Name: unaccent; Type: EXTENSION; Schema: -; Owner: -
--

CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;


--
-- Name: EXTENSION unaccent; Type: COMMENT; Schema: -; Owner: 
--

COMMENT ON EXTENSION unaccent IS 'text search dictionary that removes accents';


--
-- Name: next_reference(text, regclass); Type: FUNCTION; Schema: public; Owner: dossiers_owner
--

CREATE FUNCTION public.next_reference(prefix text, numbers regclass) RETURNS text
    LANGUAGE sql
    AS $$
  SELECT prefix || '-' || to_char(now() AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY') || '-'
         || lpad(n::text, greatest(6, length(n::text)), '0')
  FROM nextval(numbers) AS n
$$;


ALTER FUNCTION public.next_reference(prefix text, numbers regclass) OWNER TO dossiers_owner;

--
-- Name: vn_fold(text); Type: FUNCTION; Schema: public; Owner: dossiers_owner
--

CREATE FUNCTION public.vn_fold(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC))) $$;


ALTER FUNCTION public.vn_fold(value text) OWNER TO dossiers_owner;

--
-- Name: acceptance_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.acceptance_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.acceptance_number OWNER TO dossiers_owner;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: acceptance; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.acceptance (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('NT'::text, 'public.acceptance_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    agreement_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    filed_by text NOT NULL,
    form text NOT NULL,
    actual_cost bigint NOT NULL,
    accepted bigint NOT NULL,
    confirmed_on date,
    lines jsonb,
    CONSTRAINT ck_acceptance_money CHECK (((accepted >= 0) AND (accepted <= actual_cost))),
    CONSTRAINT ck_acceptance_state CHECK ((state = ANY (ARRAY['drafted'::text, 'confirmed'::text])))
);

ALTER TABLE ONLY public.acceptance FORCE ROW LEVEL SECURITY;


ALTER TABLE public.acceptance OWNER TO dossiers_owner;

--
-- Name: adjustment_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.adjustment_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.adjustment_number OWNER TO dossiers_owner;

--
-- Name: adjustment; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.adjustment (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('DC'::text, 'public.adjustment_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    dossier_id uuid NOT NULL,
    agreement_id uuid,
    finding_id uuid,
    filed_by text NOT NULL,
    asked_by text NOT NULL,
    changes jsonb NOT NULL,
    grounds text NOT NULL,
    level text NOT NULL,
    weights jsonb NOT NULL,
    document_id uuid,
    decision_id uuid,
    decided_on date,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((COALESCE(reference, ''::text) || ' '::text) || COALESCE(grounds, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_adjustment_approved CHECK (((state = 'approved'::text) = (decision_id IS NOT NULL))),
    CONSTRAINT ck_adjustment_asked_by CHECK ((asked_by = ANY (ARRAY['implementer'::text, 'province'::text, 'agency'::text]))),
    CONSTRAINT ck_adjustment_decided CHECK (((decision_id IS NULL) = (decided_on IS NULL))),
    CONSTRAINT ck_adjustment_level CHECK ((level = ANY (ARRAY['agency'::text, 'ministry'::text]))),
    CONSTRAINT ck_adjustment_state CHECK ((state = ANY (ARRAY['drafted'::text, 'filed'::text, 'confirmed'::text, 'submitted'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY public.adjustment FORCE ROW LEVEL SECURITY;


ALTER TABLE public.adjustment OWNER TO dossiers_owner;

--
-- Name: agreement_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.agreement_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.agreement_number OWNER TO dossiers_owner;

--
-- Name: agreement; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.agreement (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('HD'::text, 'public.agreement_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    number text NOT NULL,
    implementer text NOT NULL,
    filed_by text NOT NULL,
    amount bigint NOT NULL,
    signers jsonb,
    plan_decision_id uuid NOT NULL,
    allocation_documents jsonb NOT NULL,
    signed_on date,
    settlement_filed_on date,
    settlement_late boolean,
    liquidated_on date,
    liquidation_id uuid,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((((COALESCE(reference, ''::text) || ' '::text) || COALESCE(number, ''::text)) || ' '::text) || COALESCE(implementer, ''::text)))) STORED NOT NULL,
    issues_invoice boolean,
    papers jsonb,
    spending jsonb,
    liquidation_late boolean,
    CONSTRAINT ck_agreement_amount CHECK ((amount >= 0)),
    CONSTRAINT ck_agreement_state CHECK ((state = ANY (ARRAY['drafted'::text, 'signed'::text, 'implementing'::text, 'accepted'::text, 'settlement_filed'::text, 'liquidated'::text, 'stopped'::text, 'void'::text])))
);

ALTER TABLE ONLY public.agreement FORCE ROW LEVEL SECURITY;


ALTER TABLE public.agreement OWNER TO dossiers_owner;

--
-- Name: agreement_line; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.agreement_line (
    id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    year integer NOT NULL,
    amount bigint NOT NULL,
    advance_class text,
    advance_rule text,
    accepted bigint,
    accepted_on date,
    province text,
    implementer_unit text,
    signed_amount bigint,
    completes_on date,
    stopped_on date,
    CONSTRAINT ck_agreement_line_accepted CHECK (((accepted >= 0) AND (accepted <= amount))),
    CONSTRAINT ck_agreement_line_amount CHECK ((amount >= 0))
);

ALTER TABLE ONLY public.agreement_line FORCE ROW LEVEL SECURITY;


ALTER TABLE public.agreement_line OWNER TO dossiers_owner;

--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


ALTER TABLE public.alembic_version OWNER TO dossiers_owner;

--
-- Name: appraisal_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.appraisal_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.appraisal_number OWNER TO dossiers_owner;

--
-- Name: appraisal; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.appraisal (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('TD'::text, 'public.appraisal_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    dossier_id uuid NOT NULL,
    level text NOT NULL,
    method text NOT NULL,
    verdict text NOT NULL,
    lines jsonb NOT NULL,
    proposed_total bigint NOT NULL,
    opinion text,
    document_id uuid,
    council jsonb,
    opinions jsonb,
    scores jsonb,
    conditions jsonb,
    worth_checking jsonb,
    score_total numeric(8,2),
    score_most numeric(8,2),
    council_decision_id uuid,
    CONSTRAINT ck_appraisal_conditions CHECK (((verdict = 'passed'::text) OR (conditions IS NULL))),
    CONSTRAINT ck_appraisal_council CHECK (((method = 'council'::text) OR (council IS NULL))),
    CONSTRAINT ck_appraisal_level CHECK ((level = ANY (ARRAY['base'::text, 'ministry'::text]))),
    CONSTRAINT ck_appraisal_scores CHECK ((score_total <= score_most)),
    CONSTRAINT ck_appraisal_state CHECK ((state = ANY (ARRAY['drafted'::text, 'approved'::text])))
);

ALTER TABLE ONLY public.appraisal FORCE ROW LEVEL SECURITY;


ALTER TABLE public.appraisal OWNER TO dossiers_owner;

--
-- Name: attachment_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.attachment_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.attachment_number OWNER TO dossiers_owner;

--
-- Name: attachment; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.attachment (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('TL'::text, 'public.attachment_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    record_kind text NOT NULL,
    record_id uuid NOT NULL,
    file_name text NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    sha256 text NOT NULL,
    revision integer NOT NULL,
    replaces uuid,
    scanned_at timestamp with time zone,
    finding text,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((COALESCE(reference, ''::text) || ' '::text) || COALESCE(file_name, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_attachment_revision CHECK (((revision = 1) = (replaces IS NULL))),
    CONSTRAINT ck_attachment_size CHECK ((size > 0)),
    CONSTRAINT ck_attachment_state CHECK ((state = ANY (ARRAY['pending'::text, 'clean'::text, 'infected'::text, 'unscannable'::text, 'not_scanned'::text])))
);

ALTER TABLE ONLY public.attachment FORCE ROW LEVEL SECURITY;


ALTER TABLE public.attachment OWNER TO dossiers_owner;

--
-- Name: candidate_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.candidate_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.candidate_number OWNER TO dossiers_owner;

--
-- Name: candidate; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.candidate (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('UV'::text, 'public.candidate_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    survey_id uuid NOT NULL,
    plan_year integer NOT NULL,
    establishment text NOT NULL,
    beneficiary jsonb NOT NULL,
    content text NOT NULL,
    description text,
    estimated_cost bigint NOT NULL,
    requested bigint NOT NULL,
    dossier_id uuid,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((COALESCE(reference, ''::text) || ' '::text) || COALESCE(establishment, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_candidate_money CHECK (((requested >= 0) AND (requested <= estimated_cost))),
    CONSTRAINT ck_candidate_place CHECK (((province IS NOT NULL) AND (implementer_unit IS NOT NULL))),
    CONSTRAINT ck_candidate_registered CHECK (((state = 'registered'::text) = (dossier_id IS NOT NULL))),
    CONSTRAINT ck_candidate_state CHECK ((state = ANY (ARRAY['open'::text, 'registered'::text, 'dropped'::text])))
);

ALTER TABLE ONLY public.candidate FORCE ROW LEVEL SECURITY;


ALTER TABLE public.candidate OWNER TO dossiers_owner;

--
-- Name: centre_finding; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.centre_finding (
    id uuid NOT NULL,
    review_id uuid NOT NULL,
    centre_id uuid NOT NULL,
    province text,
    implementer_unit text,
    assessment text NOT NULL,
    proposal text NOT NULL,
    direction text,
    recorded_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.centre_finding FORCE ROW LEVEL SECURITY;


ALTER TABLE public.centre_finding OWNER TO dossiers_owner;

--
-- Name: centre_review_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.centre_review_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.centre_review_number OWNER TO dossiers_owner;

--
-- Name: centre_review; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.centre_review (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('RS'::text, 'public.centre_review_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    title text NOT NULL,
    year integer NOT NULL,
    document_id uuid NOT NULL,
    conclusion_id uuid,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((COALESCE(reference, ''::text) || ' '::text) || COALESCE(title, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_centre_review_conclusion CHECK (((state = 'concluded'::text) = (conclusion_id IS NOT NULL))),
    CONSTRAINT ck_centre_review_state CHECK ((state = ANY (ARRAY['open'::text, 'concluded'::text, 'dropped'::text])))
);

ALTER TABLE ONLY public.centre_review FORCE ROW LEVEL SECURITY;


ALTER TABLE public.centre_review OWNER TO dossiers_owner;

--
-- Name: centre_structure; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.centre_structure (
    id uuid NOT NULL,
    centre_id uuid NOT NULL,
    province text,
    implementer_unit text,
    valid_from date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    document_id uuid NOT NULL,
    name text NOT NULL,
    parent text NOT NULL,
    legal_status text NOT NULL,
    with_trade_promotion boolean NOT NULL,
    staff_quota integer,
    staff integer,
    tasks text
);

ALTER TABLE ONLY public.centre_structure FORCE ROW LEVEL SECURITY;


ALTER TABLE public.centre_structure OWNER TO dossiers_owner;

--
-- Name: disclosure; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.disclosure (
    record_id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL
);


ALTER TABLE public.disclosure OWNER TO dossiers_owner;

--
-- Name: document; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.document (
    id uuid NOT NULL,
    recorded_for text NOT NULL,
    key text NOT NULL,
    year integer NOT NULL,
    issuer text NOT NULL,
    symbol text NOT NULL,
    number text NOT NULL,
    issued_on date NOT NULL,
    signer text
);


ALTER TABLE public.document OWNER TO dossiers_owner;

--
-- Name: dossier_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.dossier_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.dossier_number OWNER TO dossiers_owner;

--
-- Name: dossier; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.dossier (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('KC'::text, 'public.dossier_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    plan_year integer NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    filed_by text NOT NULL,
    implementer text NOT NULL,
    registration_id uuid NOT NULL,
    re_registers uuid,
    cluster_id uuid,
    contents jsonb NOT NULL,
    content_codes text[] NOT NULL,
    beneficiaries jsonb NOT NULL,
    plan_years jsonb NOT NULL,
    items jsonb NOT NULL,
    total_cost bigint NOT NULL,
    requested bigint NOT NULL,
    plan_id uuid,
    plan_decision_id uuid,
    plan_amount bigint,
    ceilings jsonb,
    agreement_id uuid,
    clock_paused_on date,
    returns_to text,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((((COALESCE(reference, ''::text) || ' '::text) || COALESCE(title, ''::text)) || ' '::text) || COALESCE(implementer, ''::text)))) STORED NOT NULL,
    double_funding_justification text,
    raise_to bigint,
    place text,
    coordinating_unit text,
    completes_on date,
    CONSTRAINT ck_dossier_filer CHECK (((filed_by = 'province'::text) = (province IS NOT NULL))),
    CONSTRAINT ck_dossier_money CHECK (((total_cost >= 0) AND (requested >= 0) AND (plan_amount > 0))),
    CONSTRAINT ck_dossier_raise CHECK ((raise_to > plan_amount)),
    CONSTRAINT ck_dossier_state CHECK ((state = ANY (ARRAY['registered'::text, 'listed'::text, 'selected'::text, 'dossier_in'::text, 'supplement_required'::text, 'base_appraised'::text, 'forwarded'::text, 'ministry_appraised'::text, 'plan_approved'::text, 'in_agreement'::text, 'stopped'::text, 're_registered'::text, 'moved_local'::text, 'rejected'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY public.dossier FORCE ROW LEVEL SECURITY;


ALTER TABLE public.dossier OWNER TO dossiers_owner;

--
-- Name: feed; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.feed (
    n bigint NOT NULL,
    id uuid NOT NULL,
    "position" bigint,
    type text NOT NULL,
    subject text NOT NULL,
    province text,
    implementer_unit text,
    audience text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    causation text NOT NULL,
    data jsonb NOT NULL
);

ALTER TABLE ONLY public.feed FORCE ROW LEVEL SECURITY;


ALTER TABLE public.feed OWNER TO dossiers_owner;

--
-- Name: feed_n_seq; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.feed ALTER COLUMN n ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.feed_n_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: feed_position; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.feed_position
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.feed_position OWNER TO dossiers_owner;

--
-- Name: finding_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.finding_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.finding_number OWNER TO dossiers_owner;

--
-- Name: finding; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.finding (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('PH'::text, 'public.finding_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    mission_id uuid NOT NULL,
    dossier_id uuid,
    text text NOT NULL,
    mandatory boolean NOT NULL,
    asks text NOT NULL,
    recovery_amount bigint,
    due_on date,
    report text,
    report_document_id uuid,
    outcome text,
    outcome_document_id uuid,
    open boolean GENERATED ALWAYS AS ((state = ANY (ARRAY['open'::text, 'reported'::text]))) STORED NOT NULL,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((COALESCE(reference, ''::text) || ' '::text) || COALESCE(text, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_finding_about CHECK (((dossier_id IS NOT NULL) OR (province IS NOT NULL))),
    CONSTRAINT ck_finding_asks CHECK ((asks = ANY (ARRAY['none'::text, 'remedy'::text, 'adjustment'::text, 'stop'::text, 'recovery'::text]))),
    CONSTRAINT ck_finding_recovery CHECK (((asks = 'recovery'::text) = (recovery_amount IS NOT NULL))),
    CONSTRAINT ck_finding_recovery_amount CHECK ((recovery_amount > 0)),
    CONSTRAINT ck_finding_settled CHECK (((state = 'settled'::text) = (outcome IS NOT NULL))),
    CONSTRAINT ck_finding_state CHECK ((state = ANY (ARRAY['open'::text, 'reported'::text, 'settled'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY public.finding FORCE ROW LEVEL SECURITY;


ALTER TABLE public.finding OWNER TO dossiers_owner;

--
-- Name: funding_claim; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.funding_claim (
    dossier_id uuid NOT NULL,
    kind text NOT NULL,
    key text NOT NULL,
    n bigint NOT NULL,
    CONSTRAINT ck_funding_claim_kind CHECK ((kind = ANY (ARRAY['machine'::text, 'beneficiary'::text])))
);


ALTER TABLE public.funding_claim OWNER TO dossiers_owner;

--
-- Name: funding_claim_n_seq; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.funding_claim ALTER COLUMN n ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.funding_claim_n_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: history; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.history (
    record_id uuid NOT NULL,
    seq bigint NOT NULL,
    kind text NOT NULL,
    action text NOT NULL,
    actor text NOT NULL,
    acting_service text,
    from_state text,
    to_state text,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    reason text,
    changes jsonb NOT NULL,
    request_id text NOT NULL,
    province text,
    implementer_unit text,
    audience text NOT NULL,
    previous_hash bytea NOT NULL,
    hash bytea NOT NULL
);

ALTER TABLE ONLY public.history FORCE ROW LEVEL SECURITY;


ALTER TABLE public.history OWNER TO dossiers_owner;

--
-- Name: idempotency_key; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.idempotency_key (
    subject text NOT NULL,
    path text NOT NULL,
    key text NOT NULL,
    fingerprint bytea NOT NULL,
    claimed_at timestamp with time zone NOT NULL,
    status integer,
    headers text,
    body bytea
);


ALTER TABLE public.idempotency_key OWNER TO dossiers_owner;

--
-- Name: inbox; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.inbox (
    event_id text NOT NULL,
    source text NOT NULL,
    n bigint NOT NULL,
    applied_at timestamp with time zone NOT NULL
);


ALTER TABLE public.inbox OWNER TO dossiers_owner;

--
-- Name: inbox_n_seq; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.inbox ALTER COLUMN n ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.inbox_n_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: mission_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.mission_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.mission_number OWNER TO dossiers_owner;

--
-- Name: mission; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.mission (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('KT'::text, 'public.mission_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    year integer NOT NULL,
    title text NOT NULL,
    purpose text,
    plan_id uuid,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    decision_id uuid,
    decided_on date,
    team jsonb NOT NULL,
    held_on date,
    conclusion_id uuid,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((COALESCE(reference, ''::text) || ' '::text) || COALESCE(title, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_mission_concluded CHECK (((state = ANY (ARRAY['concluded'::text, 'closed'::text])) = (conclusion_id IS NOT NULL))),
    CONSTRAINT ck_mission_days CHECK ((starts_on <= ends_on)),
    CONSTRAINT ck_mission_decided CHECK (((decision_id IS NULL) = (decided_on IS NULL))),
    CONSTRAINT ck_mission_decided_first CHECK (((state = ANY (ARRAY['planned'::text, 'cancelled'::text])) OR (decided_on IS NOT NULL))),
    CONSTRAINT ck_mission_held CHECK (((state = ANY (ARRAY['held'::text, 'concluded'::text, 'closed'::text])) = (held_on IS NOT NULL))),
    CONSTRAINT ck_mission_state CHECK ((state = ANY (ARRAY['planned'::text, 'decided'::text, 'held'::text, 'concluded'::text, 'closed'::text, 'cancelled'::text])))
);

ALTER TABLE ONLY public.mission FORCE ROW LEVEL SECURITY;


ALTER TABLE public.mission OWNER TO dossiers_owner;

--
-- Name: mission_dossier; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.mission_dossier (
    mission_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    province text,
    implementer_unit text,
    decided_on date
);

ALTER TABLE ONLY public.mission_dossier FORCE ROW LEVEL SECURITY;


ALTER TABLE public.mission_dossier OWNER TO dossiers_owner;

--
-- Name: mission_visit; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.mission_visit (
    mission_id uuid NOT NULL,
    province text NOT NULL,
    place integer NOT NULL,
    decided_on date,
    minutes_id uuid
);

ALTER TABLE ONLY public.mission_visit FORCE ROW LEVEL SECURITY;


ALTER TABLE public.mission_visit OWNER TO dossiers_owner;

--
-- Name: payment_request_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.payment_request_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.payment_request_number OWNER TO dossiers_owner;

--
-- Name: payment_request; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.payment_request (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('TU'::text, 'public.payment_request_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    agreement_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    year integer NOT NULL,
    kind text NOT NULL,
    amount bigint NOT NULL,
    papers jsonb NOT NULL,
    progress_percent numeric(9,4),
    advance_class text,
    entitled bigint,
    rule text,
    basis text,
    status text,
    provisional boolean,
    payment_urn text,
    paid_on date,
    contractor_hired boolean,
    progress_report_id uuid,
    CONSTRAINT ck_payment_request_amount CHECK ((amount > 0)),
    CONSTRAINT ck_payment_request_state CHECK ((state = ANY (ARRAY['drafted'::text, 'filed'::text, 'approved'::text, 'refused'::text, 'paid'::text, 'stopped'::text])))
);

ALTER TABLE ONLY public.payment_request FORCE ROW LEVEL SECURITY;


ALTER TABLE public.payment_request OWNER TO dossiers_owner;

--
-- Name: plan_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.plan_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.plan_number OWNER TO dossiers_owner;

--
-- Name: plan; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.plan (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('KH'::text, 'public.plan_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    plan_year integer NOT NULL,
    title text NOT NULL,
    stated jsonb NOT NULL,
    decision_id uuid,
    decided_on date,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((COALESCE(reference, ''::text) || ' '::text) || COALESCE(title, ''::text)))) STORED NOT NULL,
    tranche integer,
    CONSTRAINT ck_plan_state CHECK ((state = ANY (ARRAY['drafted'::text, 'decided'::text])))
);

ALTER TABLE ONLY public.plan FORCE ROW LEVEL SECURITY;


ALTER TABLE public.plan OWNER TO dossiers_owner;

--
-- Name: plan_line; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.plan_line (
    plan_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    amount bigint NOT NULL,
    province text,
    implementer_unit text
);

ALTER TABLE ONLY public.plan_line FORCE ROW LEVEL SECURITY;


ALTER TABLE public.plan_line OWNER TO dossiers_owner;

--
-- Name: programme_task_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.programme_task_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.programme_task_number OWNER TO dossiers_owner;

--
-- Name: programme_task; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.programme_task (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('NV'::text, 'public.programme_task_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    programme text NOT NULL,
    title text NOT NULL,
    year integer NOT NULL,
    outline text,
    responsible_unit text NOT NULL,
    provinces text[] NOT NULL,
    due_on date NOT NULL,
    decision_id uuid,
    assigned_on date,
    report_id uuid,
    results text,
    reported_on date,
    closed_on date,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((COALESCE(reference, ''::text) || ' '::text) || COALESCE(title, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_programme_task_assigned CHECK (((decision_id IS NULL) = (assigned_on IS NULL))),
    CONSTRAINT ck_programme_task_closed CHECK (((state = 'closed'::text) = (closed_on IS NOT NULL))),
    CONSTRAINT ck_programme_task_first CHECK (((state = ANY (ARRAY['planned'::text, 'cancelled'::text])) OR (assigned_on IS NOT NULL))),
    CONSTRAINT ck_programme_task_programme CHECK ((programme = ANY (ARRAY['cooperatives'::text, 'new_rural_development'::text]))),
    CONSTRAINT ck_programme_task_reported CHECK ((((state = ANY (ARRAY['reported'::text, 'closed'::text])) = (report_id IS NOT NULL)) AND ((report_id IS NULL) = (reported_on IS NULL)) AND ((report_id IS NULL) = (results IS NULL)))),
    CONSTRAINT ck_programme_task_state CHECK ((state = ANY (ARRAY['planned'::text, 'assigned'::text, 'reported'::text, 'closed'::text, 'cancelled'::text])))
);

ALTER TABLE ONLY public.programme_task FORCE ROW LEVEL SECURITY;


ALTER TABLE public.programme_task OWNER TO dossiers_owner;

--
-- Name: progress_report_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.progress_report_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.progress_report_number OWNER TO dossiers_owner;

--
-- Name: progress_report; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.progress_report (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('BT'::text, 'public.progress_report_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    agreement_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    filed_by text NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    progress_percent numeric(9,4) NOT NULL,
    spent_national bigint NOT NULL,
    spent_own bigint NOT NULL,
    spent_other bigint NOT NULL,
    done text NOT NULL,
    difficulties text,
    proposals text,
    note text,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((COALESCE(reference, ''::text) || ' '::text) || COALESCE(done, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_progress_report_days CHECK ((from_on <= to_on)),
    CONSTRAINT ck_progress_report_filer CHECK ((filed_by = ANY (ARRAY['province'::text, 'agency'::text]))),
    CONSTRAINT ck_progress_report_money CHECK ((LEAST(spent_national, spent_own, spent_other) >= 0)),
    CONSTRAINT ck_progress_report_percent CHECK (((progress_percent >= (0)::numeric) AND (progress_percent <= (100)::numeric))),
    CONSTRAINT ck_progress_report_state CHECK ((state = ANY (ARRAY['filed'::text, 'returned'::text, 'acknowledged'::text])))
);

ALTER TABLE ONLY public.progress_report FORCE ROW LEVEL SECURITY;


ALTER TABLE public.progress_report OWNER TO dossiers_owner;

--
-- Name: promotion_centre_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.promotion_centre_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.promotion_centre_number OWNER TO dossiers_owner;

--
-- Name: promotion_centre; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.promotion_centre (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('TT'::text, 'public.promotion_centre_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    name text NOT NULL,
    legal_status text NOT NULL,
    with_trade_promotion boolean NOT NULL,
    staff integer,
    merged_into uuid,
    ended_by_id uuid,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((COALESCE(reference, ''::text) || ' '::text) || COALESCE(name, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_promotion_centre_into CHECK ((merged_into <> id)),
    CONSTRAINT ck_promotion_centre_merged CHECK (((state = 'merged'::text) = (merged_into IS NOT NULL))),
    CONSTRAINT ck_promotion_centre_state CHECK ((state = ANY (ARRAY['operating'::text, 'merged'::text, 'dissolved'::text])))
);

ALTER TABLE ONLY public.promotion_centre FORCE ROW LEVEL SECURITY;


ALTER TABLE public.promotion_centre OWNER TO dossiers_owner;

--
-- Name: promotion_event_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.promotion_event_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.promotion_event_number OWNER TO dossiers_owner;

--
-- Name: promotion_event; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.promotion_event (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('SK'::text, 'public.promotion_event_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    kind text NOT NULL,
    region text NOT NULL,
    region_provinces text[] NOT NULL,
    year integer NOT NULL,
    title text NOT NULL,
    host_province text NOT NULL,
    host_unit text NOT NULL,
    outline text NOT NULL,
    funding text,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    planned_booths integer,
    decision_id uuid,
    approved_on date,
    held_from_on date,
    held_to_on date,
    booths integer,
    participants jsonb NOT NULL,
    report_id uuid,
    summary text,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((((COALESCE(reference, ''::text) || ' '::text) || COALESCE(title, ''::text)) || ' '::text) || COALESCE(host_unit, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_promotion_event_approved CHECK (((decision_id IS NULL) = (approved_on IS NULL))),
    CONSTRAINT ck_promotion_event_approved_first CHECK (((state = ANY (ARRAY['planned'::text, 'cancelled'::text])) OR (approved_on IS NOT NULL))),
    CONSTRAINT ck_promotion_event_booths CHECK (((kind = 'fair'::text) OR ((planned_booths IS NULL) AND (booths IS NULL)))),
    CONSTRAINT ck_promotion_event_days CHECK (((starts_on <= ends_on) AND (held_from_on <= held_to_on))),
    CONSTRAINT ck_promotion_event_held CHECK ((((state = ANY (ARRAY['held'::text, 'reported'::text])) = (held_to_on IS NOT NULL)) AND ((held_from_on IS NULL) = (held_to_on IS NULL)))),
    CONSTRAINT ck_promotion_event_kind CHECK ((kind = ANY (ARRAY['industry_conference'::text, 'promotion_conference'::text, 'fair'::text]))),
    CONSTRAINT ck_promotion_event_region CHECK ((region = ANY (ARRAY['bac'::text, 'mien_trung_tay_nguyen'::text, 'nam'::text]))),
    CONSTRAINT ck_promotion_event_reported CHECK (((state = 'reported'::text) = (report_id IS NOT NULL))),
    CONSTRAINT ck_promotion_event_state CHECK ((state = ANY (ARRAY['planned'::text, 'approved'::text, 'held'::text, 'reported'::text, 'cancelled'::text])))
);

ALTER TABLE ONLY public.promotion_event FORCE ROW LEVEL SECURITY;


ALTER TABLE public.promotion_event OWNER TO dossiers_owner;

--
-- Name: promotion_policy_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.promotion_policy_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.promotion_policy_number OWNER TO dossiers_owner;

--
-- Name: promotion_policy; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.promotion_policy (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('CS'::text, 'public.promotion_policy_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    title text NOT NULL,
    kind text NOT NULL,
    document_id uuid NOT NULL,
    amended_by_id uuid,
    repealed_by_id uuid,
    norms jsonb NOT NULL,
    content_codes text[] NOT NULL,
    in_force_from_on date NOT NULL,
    expires_on date,
    ended_on date,
    replaces uuid,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((COALESCE(reference, ''::text) || ' '::text) || COALESCE(title, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_promotion_policy_days CHECK ((expires_on >= in_force_from_on)),
    CONSTRAINT ck_promotion_policy_end CHECK (((state = 'in_force'::text) = (ended_on IS NULL))),
    CONSTRAINT ck_promotion_policy_state CHECK ((state = ANY (ARRAY['in_force'::text, 'replaced'::text, 'repealed'::text])))
);

ALTER TABLE ONLY public.promotion_policy FORCE ROW LEVEL SECURITY;


ALTER TABLE public.promotion_policy OWNER TO dossiers_owner;

--
-- Name: registration_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.registration_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.registration_number OWNER TO dossiers_owner;

--
-- Name: registration; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.registration (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('DK'::text, 'public.registration_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    plan_year integer NOT NULL,
    filed_by text NOT NULL,
    document_id uuid,
    due_on date NOT NULL,
    late boolean,
    CONSTRAINT ck_registration_filer CHECK (((filed_by = 'province'::text) = (province IS NOT NULL))),
    CONSTRAINT ck_registration_state CHECK ((state = ANY (ARRAY['drafted'::text, 'sent'::text, 'received'::text])))
);

ALTER TABLE ONLY public.registration FORCE ROW LEVEL SECURITY;


ALTER TABLE public.registration OWNER TO dossiers_owner;

--
-- Name: survey_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.survey_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.survey_number OWNER TO dossiers_owner;

--
-- Name: survey; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.survey (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('KS'::text, 'public.survey_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    centre text NOT NULL,
    plan_year integer NOT NULL,
    title text NOT NULL,
    provinces text[] NOT NULL,
    plan_id uuid,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    held_on date,
    report_id uuid,
    concluded_on date,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((COALESCE(reference, ''::text) || ' '::text) || COALESCE(title, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_survey_concluded CHECK ((((state = 'concluded'::text) = (report_id IS NOT NULL)) AND ((report_id IS NULL) = (concluded_on IS NULL)))),
    CONSTRAINT ck_survey_days CHECK ((starts_on <= ends_on)),
    CONSTRAINT ck_survey_held CHECK (((state = ANY (ARRAY['held'::text, 'concluded'::text])) = (held_on IS NOT NULL))),
    CONSTRAINT ck_survey_state CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'concluded'::text, 'cancelled'::text])))
);

ALTER TABLE ONLY public.survey FORCE ROW LEVEL SECURITY;


ALTER TABLE public.survey OWNER TO dossiers_owner;

--
-- Name: voting_entry_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.voting_entry_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.voting_entry_number OWNER TO dossiers_owner;

--
-- Name: voting_entry; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.voting_entry (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('SP'::text, 'public.voting_entry_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    round_id uuid NOT NULL,
    run_by text NOT NULL,
    product text NOT NULL,
    product_group text NOT NULL,
    facility text NOT NULL,
    commune text,
    letter_id uuid,
    recognised_before uuid,
    complete_on date,
    scoring integer NOT NULL,
    certificate text,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((((COALESCE(reference, ''::text) || ' '::text) || COALESCE(product, ''::text)) || ' '::text) || COALESCE(facility, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_voting_entry_certificate CHECK (((state = 'recognised'::text) = (certificate IS NOT NULL))),
    CONSTRAINT ck_voting_entry_complete CHECK (((state <> 'recognised'::text) OR (complete_on IS NOT NULL))),
    CONSTRAINT ck_voting_entry_state CHECK ((state = ANY (ARRAY['entered'::text, 'supplement_required'::text, 'complete'::text, 'recognised'::text, 'not_recognised'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY public.voting_entry FORCE ROW LEVEL SECURITY;


ALTER TABLE public.voting_entry OWNER TO dossiers_owner;

--
-- Name: voting_proposed; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.voting_proposed (
    round_id uuid NOT NULL,
    proposal integer NOT NULL,
    entry_id uuid NOT NULL,
    province text,
    implementer_unit text
);

ALTER TABLE ONLY public.voting_proposed FORCE ROW LEVEL SECURITY;


ALTER TABLE public.voting_proposed OWNER TO dossiers_owner;

--
-- Name: voting_round_number; Type: SEQUENCE; Schema: public; Owner: dossiers_owner
--

CREATE SEQUENCE public.voting_round_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.voting_round_number OWNER TO dossiers_owner;

--
-- Name: voting_round; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.voting_round (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('BC'::text, 'public.voting_round_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    level text NOT NULL,
    year integer NOT NULL,
    organiser text NOT NULL,
    region text,
    district text,
    place text NOT NULL,
    run_by text NOT NULL,
    opened_on date NOT NULL,
    document_id uuid NOT NULL,
    rhythm_decision_id uuid,
    proposal integer NOT NULL,
    minutes_id uuid,
    judges integer,
    decision_id uuid,
    prize bigint,
    recognised_on date,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((((COALESCE(reference, ''::text) || ' '::text) || COALESCE(organiser, ''::text)) || ' '::text) || COALESCE(district, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_voting_round_level CHECK ((level = ANY (ARRAY['district'::text, 'province'::text, 'region'::text, 'national'::text]))),
    CONSTRAINT ck_voting_round_region CHECK (((level = 'region'::text) = (region IS NOT NULL))),
    CONSTRAINT ck_voting_round_runner CHECK (((run_by = 'province'::text) = (province IS NOT NULL))),
    CONSTRAINT ck_voting_round_state CHECK ((state = ANY (ARRAY['open'::text, 'judging'::text, 'proposed'::text, 'recognised'::text, 'cancelled'::text])))
);

ALTER TABLE ONLY public.voting_round FORCE ROW LEVEL SECURITY;


ALTER TABLE public.voting_round OWNER TO dossiers_owner;

--
-- Name: voting_score_sheet; Type: TABLE; Schema: public; Owner: dossiers_owner
--

CREATE TABLE public.voting_score_sheet (
    id uuid NOT NULL,
    entry_id uuid NOT NULL,
    scoring integer NOT NULL,
    province text,
    implementer_unit text,
    judge text NOT NULL,
    market numeric(5,2) NOT NULL,
    technical numeric(5,2) NOT NULL,
    culture numeric(5,2) NOT NULL,
    other numeric(5,2) NOT NULL,
    recorded_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.voting_score_sheet FORCE ROW LEVEL SECURITY;


ALTER TABLE public.voting_score_sheet OWNER TO dossiers_owner;

--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: acceptance pk_acceptance; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.acceptance
    ADD CONSTRAINT pk_acceptance PRIMARY KEY (id);


--
-- Name: adjustment pk_adjustment; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.adjustment
    ADD CONSTRAINT pk_adjustment PRIMARY KEY (id);


--
-- Name: agreement pk_agreement; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT pk_agreement PRIMARY KEY (id);


--
-- Name: agreement_line pk_agreement_line; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.agreement_line
    ADD CONSTRAINT pk_agreement_line PRIMARY KEY (id);


--
-- Name: appraisal pk_appraisal; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.appraisal
    ADD CONSTRAINT pk_appraisal PRIMARY KEY (id);


--
-- Name: attachment pk_attachment; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT pk_attachment PRIMARY KEY (id);


--
-- Name: candidate pk_candidate; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.candidate
    ADD CONSTRAINT pk_candidate PRIMARY KEY (id);


--
-- Name: centre_finding pk_centre_finding; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.centre_finding
    ADD CONSTRAINT pk_centre_finding PRIMARY KEY (id);


--
-- Name: centre_review pk_centre_review; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.centre_review
    ADD CONSTRAINT pk_centre_review PRIMARY KEY (id);


--
-- Name: centre_structure pk_centre_structure; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.centre_structure
    ADD CONSTRAINT pk_centre_structure PRIMARY KEY (id);


--
-- Name: disclosure pk_disclosure; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.disclosure
    ADD CONSTRAINT pk_disclosure PRIMARY KEY (record_id);


--
-- Name: document pk_document; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.document
    ADD CONSTRAINT pk_document PRIMARY KEY (id);


--
-- Name: dossier pk_dossier; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.dossier
    ADD CONSTRAINT pk_dossier PRIMARY KEY (id);


--
-- Name: feed pk_feed; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.feed
    ADD CONSTRAINT pk_feed PRIMARY KEY (n);


--
-- Name: finding pk_finding; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.finding
    ADD CONSTRAINT pk_finding PRIMARY KEY (id);


--
-- Name: funding_claim pk_funding_claim; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.funding_claim
    ADD CONSTRAINT pk_funding_claim PRIMARY KEY (dossier_id, kind, key);


--
-- Name: history pk_history; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.history
    ADD CONSTRAINT pk_history PRIMARY KEY (record_id, seq);


--
-- Name: idempotency_key pk_idempotency_key; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.idempotency_key
    ADD CONSTRAINT pk_idempotency_key PRIMARY KEY (subject, path, key);


--
-- Name: inbox pk_inbox; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT pk_inbox PRIMARY KEY (event_id);


--
-- Name: mission pk_mission; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.mission
    ADD CONSTRAINT pk_mission PRIMARY KEY (id);


--
-- Name: mission_dossier pk_mission_dossier; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.mission_dossier
    ADD CONSTRAINT pk_mission_dossier PRIMARY KEY (mission_id, dossier_id);


--
-- Name: mission_visit pk_mission_visit; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.mission_visit
    ADD CONSTRAINT pk_mission_visit PRIMARY KEY (mission_id, province);


--
-- Name: payment_request pk_payment_request; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.payment_request
    ADD CONSTRAINT pk_payment_request PRIMARY KEY (id);


--
-- Name: plan pk_plan; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.plan
    ADD CONSTRAINT pk_plan PRIMARY KEY (id);


--
-- Name: plan_line pk_plan_line; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.plan_line
    ADD CONSTRAINT pk_plan_line PRIMARY KEY (plan_id, dossier_id);


--
-- Name: programme_task pk_programme_task; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.programme_task
    ADD CONSTRAINT pk_programme_task PRIMARY KEY (id);


--
-- Name: progress_report pk_progress_report; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.progress_report
    ADD CONSTRAINT pk_progress_report PRIMARY KEY (id);


--
-- Name: promotion_centre pk_promotion_centre; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.promotion_centre
    ADD CONSTRAINT pk_promotion_centre PRIMARY KEY (id);


--
-- Name: promotion_event pk_promotion_event; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.promotion_event
    ADD CONSTRAINT pk_promotion_event PRIMARY KEY (id);


--
-- Name: promotion_policy pk_promotion_policy; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.promotion_policy
    ADD CONSTRAINT pk_promotion_policy PRIMARY KEY (id);


--
-- Name: registration pk_registration; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.registration
    ADD CONSTRAINT pk_registration PRIMARY KEY (id);


--
-- Name: survey pk_survey; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.survey
    ADD CONSTRAINT pk_survey PRIMARY KEY (id);


--
-- Name: voting_entry pk_voting_entry; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.voting_entry
    ADD CONSTRAINT pk_voting_entry PRIMARY KEY (id);


--
-- Name: voting_proposed pk_voting_proposed; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.voting_proposed
    ADD CONSTRAINT pk_voting_proposed PRIMARY KEY (round_id, proposal, entry_id);


--
-- Name: voting_round pk_voting_round; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.voting_round
    ADD CONSTRAINT pk_voting_round PRIMARY KEY (id);


--
-- Name: voting_score_sheet pk_voting_score_sheet; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.voting_score_sheet
    ADD CONSTRAINT pk_voting_score_sheet PRIMARY KEY (id);


--
-- Name: acceptance uq_acceptance_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.acceptance
    ADD CONSTRAINT uq_acceptance_reference UNIQUE (reference);


--
-- Name: adjustment uq_adjustment_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.adjustment
    ADD CONSTRAINT uq_adjustment_reference UNIQUE (reference);


--
-- Name: agreement_line uq_agreement_line; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.agreement_line
    ADD CONSTRAINT uq_agreement_line UNIQUE (agreement_id, dossier_id, year);


--
-- Name: agreement uq_agreement_liquidation_id; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT uq_agreement_liquidation_id UNIQUE (liquidation_id);


--
-- Name: agreement uq_agreement_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT uq_agreement_reference UNIQUE (reference);


--
-- Name: appraisal uq_appraisal_document_id; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.appraisal
    ADD CONSTRAINT uq_appraisal_document_id UNIQUE (document_id);


--
-- Name: appraisal uq_appraisal_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.appraisal
    ADD CONSTRAINT uq_appraisal_reference UNIQUE (reference);


--
-- Name: attachment uq_attachment_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT uq_attachment_reference UNIQUE (reference);


--
-- Name: attachment uq_attachment_replaces; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT uq_attachment_replaces UNIQUE (replaces);


--
-- Name: candidate uq_candidate_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.candidate
    ADD CONSTRAINT uq_candidate_reference UNIQUE (reference);


--
-- Name: centre_review uq_centre_review_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.centre_review
    ADD CONSTRAINT uq_centre_review_reference UNIQUE (reference);


--
-- Name: document uq_document_key; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.document
    ADD CONSTRAINT uq_document_key UNIQUE (recorded_for, key, year);


--
-- Name: dossier uq_dossier_re_registers; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.dossier
    ADD CONSTRAINT uq_dossier_re_registers UNIQUE (re_registers);


--
-- Name: dossier uq_dossier_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.dossier
    ADD CONSTRAINT uq_dossier_reference UNIQUE (reference);


--
-- Name: feed uq_feed_id; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.feed
    ADD CONSTRAINT uq_feed_id UNIQUE (id);


--
-- Name: feed uq_feed_position; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.feed
    ADD CONSTRAINT uq_feed_position UNIQUE ("position");


--
-- Name: finding uq_finding_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.finding
    ADD CONSTRAINT uq_finding_reference UNIQUE (reference);


--
-- Name: mission uq_mission_conclusion_id; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.mission
    ADD CONSTRAINT uq_mission_conclusion_id UNIQUE (conclusion_id);


--
-- Name: mission uq_mission_decision_id; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.mission
    ADD CONSTRAINT uq_mission_decision_id UNIQUE (decision_id);


--
-- Name: mission uq_mission_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.mission
    ADD CONSTRAINT uq_mission_reference UNIQUE (reference);


--
-- Name: payment_request uq_payment_request_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.payment_request
    ADD CONSTRAINT uq_payment_request_reference UNIQUE (reference);


--
-- Name: plan uq_plan_decision_id; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.plan
    ADD CONSTRAINT uq_plan_decision_id UNIQUE (decision_id);


--
-- Name: plan uq_plan_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.plan
    ADD CONSTRAINT uq_plan_reference UNIQUE (reference);


--
-- Name: programme_task uq_programme_task_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.programme_task
    ADD CONSTRAINT uq_programme_task_reference UNIQUE (reference);


--
-- Name: programme_task uq_programme_task_report_id; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.programme_task
    ADD CONSTRAINT uq_programme_task_report_id UNIQUE (report_id);


--
-- Name: progress_report uq_progress_report_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.progress_report
    ADD CONSTRAINT uq_progress_report_reference UNIQUE (reference);


--
-- Name: promotion_centre uq_promotion_centre_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.promotion_centre
    ADD CONSTRAINT uq_promotion_centre_reference UNIQUE (reference);


--
-- Name: promotion_event uq_promotion_event_decision_id; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.promotion_event
    ADD CONSTRAINT uq_promotion_event_decision_id UNIQUE (decision_id);


--
-- Name: promotion_event uq_promotion_event_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.promotion_event
    ADD CONSTRAINT uq_promotion_event_reference UNIQUE (reference);


--
-- Name: promotion_event uq_promotion_event_report_id; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.promotion_event
    ADD CONSTRAINT uq_promotion_event_report_id UNIQUE (report_id);


--
-- Name: promotion_policy uq_promotion_policy_document_id; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.promotion_policy
    ADD CONSTRAINT uq_promotion_policy_document_id UNIQUE (document_id);


--
-- Name: promotion_policy uq_promotion_policy_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.promotion_policy
    ADD CONSTRAINT uq_promotion_policy_reference UNIQUE (reference);


--
-- Name: promotion_policy uq_promotion_policy_replaces; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.promotion_policy
    ADD CONSTRAINT uq_promotion_policy_replaces UNIQUE (replaces);


--
-- Name: registration uq_registration_document_id; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.registration
    ADD CONSTRAINT uq_registration_document_id UNIQUE (document_id);


--
-- Name: registration uq_registration_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.registration
    ADD CONSTRAINT uq_registration_reference UNIQUE (reference);


--
-- Name: survey uq_survey_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.survey
    ADD CONSTRAINT uq_survey_reference UNIQUE (reference);


--
-- Name: survey uq_survey_report_id; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.survey
    ADD CONSTRAINT uq_survey_report_id UNIQUE (report_id);


--
-- Name: voting_entry uq_voting_entry_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.voting_entry
    ADD CONSTRAINT uq_voting_entry_reference UNIQUE (reference);


--
-- Name: voting_round uq_voting_round_reference; Type: CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.voting_round
    ADD CONSTRAINT uq_voting_round_reference UNIQUE (reference);


--
-- Name: ix_acceptance_agreement_id; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_acceptance_agreement_id ON public.acceptance USING btree (agreement_id);


--
-- Name: ix_acceptance_dossier_id; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_acceptance_dossier_id ON public.acceptance USING btree (dossier_id);


--
-- Name: ix_acceptance_province; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_acceptance_province ON public.acceptance USING btree (province, id);


--
-- Name: ix_acceptance_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_acceptance_state ON public.acceptance USING btree (state, id);


--
-- Name: ix_acceptance_unit; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_acceptance_unit ON public.acceptance USING btree (implementer_unit, id);


--
-- Name: ix_adjustment_dossier; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_adjustment_dossier ON public.adjustment USING btree (dossier_id, id);


--
-- Name: ix_adjustment_finding; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_adjustment_finding ON public.adjustment USING btree (finding_id, id);


--
-- Name: ix_adjustment_level; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_adjustment_level ON public.adjustment USING btree (level, id);


--
-- Name: ix_adjustment_province; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_adjustment_province ON public.adjustment USING btree (province, id);


--
-- Name: ix_adjustment_search; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_adjustment_search ON public.adjustment USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_adjustment_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_adjustment_state ON public.adjustment USING btree (state, id);


--
-- Name: ix_adjustment_unit; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_adjustment_unit ON public.adjustment USING btree (implementer_unit, id);


--
-- Name: ix_agreement_line_dossier_id; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_agreement_line_dossier_id ON public.agreement_line USING btree (dossier_id);


--
-- Name: ix_agreement_province; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_agreement_province ON public.agreement USING btree (province, id);


--
-- Name: ix_agreement_search; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_agreement_search ON public.agreement USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_agreement_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_agreement_state ON public.agreement USING btree (state, id);


--
-- Name: ix_agreement_unit; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_agreement_unit ON public.agreement USING btree (implementer_unit, id);


--
-- Name: ix_appraisal_dossier_id; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_appraisal_dossier_id ON public.appraisal USING btree (dossier_id);


--
-- Name: ix_appraisal_province; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_appraisal_province ON public.appraisal USING btree (province, id);


--
-- Name: ix_appraisal_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_appraisal_state ON public.appraisal USING btree (state, id);


--
-- Name: ix_appraisal_unit; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_appraisal_unit ON public.appraisal USING btree (implementer_unit, id);


--
-- Name: ix_attachment_province; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_attachment_province ON public.attachment USING btree (province, id);


--
-- Name: ix_attachment_record; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_attachment_record ON public.attachment USING btree (record_id, id);


--
-- Name: ix_attachment_search; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_attachment_search ON public.attachment USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_attachment_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_attachment_state ON public.attachment USING btree (state, id);


--
-- Name: ix_attachment_unit; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_attachment_unit ON public.attachment USING btree (implementer_unit, id);


--
-- Name: ix_candidate_content; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_candidate_content ON public.candidate USING btree (content, id);


--
-- Name: ix_candidate_plan_year; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_candidate_plan_year ON public.candidate USING btree (plan_year, id);


--
-- Name: ix_candidate_province; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_candidate_province ON public.candidate USING btree (province, id);


--
-- Name: ix_candidate_search; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_candidate_search ON public.candidate USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_candidate_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_candidate_state ON public.candidate USING btree (state, id);


--
-- Name: ix_candidate_survey; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_candidate_survey ON public.candidate USING btree (survey_id, id);


--
-- Name: ix_candidate_unit; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_candidate_unit ON public.candidate USING btree (implementer_unit, id);


--
-- Name: ix_centre_finding_review_id; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_centre_finding_review_id ON public.centre_finding USING btree (review_id, centre_id, id);


--
-- Name: ix_centre_review_search; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_centre_review_search ON public.centre_review USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_centre_review_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_centre_review_state ON public.centre_review USING btree (state, id);


--
-- Name: ix_centre_review_year; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_centre_review_year ON public.centre_review USING btree (year, id);


--
-- Name: ix_centre_structure_centre_id; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_centre_structure_centre_id ON public.centre_structure USING btree (centre_id, valid_from);


--
-- Name: ix_dossier_agreement_id; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_dossier_agreement_id ON public.dossier USING btree (agreement_id);


--
-- Name: ix_dossier_cluster_id; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_dossier_cluster_id ON public.dossier USING btree (cluster_id);


--
-- Name: ix_dossier_contents; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_dossier_contents ON public.dossier USING gin (content_codes);


--
-- Name: ix_dossier_plan_id; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_dossier_plan_id ON public.dossier USING btree (plan_id);


--
-- Name: ix_dossier_plan_year; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_dossier_plan_year ON public.dossier USING btree (plan_year, id);


--
-- Name: ix_dossier_province; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_dossier_province ON public.dossier USING btree (province, id);


--
-- Name: ix_dossier_registration_id; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_dossier_registration_id ON public.dossier USING btree (registration_id);


--
-- Name: ix_dossier_search; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_dossier_search ON public.dossier USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_dossier_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_dossier_state ON public.dossier USING btree (state, id);


--
-- Name: ix_dossier_unit; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_dossier_unit ON public.dossier USING btree (implementer_unit, id);


--
-- Name: ix_feed_unstamped; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_feed_unstamped ON public.feed USING btree (n) WHERE ("position" IS NULL);


--
-- Name: ix_finding_dossier; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_finding_dossier ON public.finding USING btree (dossier_id, id);


--
-- Name: ix_finding_mission; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_finding_mission ON public.finding USING btree (mission_id, id);


--
-- Name: ix_finding_province; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_finding_province ON public.finding USING btree (province, id);


--
-- Name: ix_finding_search; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_finding_search ON public.finding USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_finding_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_finding_state ON public.finding USING btree (state, id);


--
-- Name: ix_finding_unit; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_finding_unit ON public.finding USING btree (implementer_unit, id);


--
-- Name: ix_funding_claim_key; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_funding_claim_key ON public.funding_claim USING btree (kind, key);


--
-- Name: ix_history_day; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_history_day ON public.history USING btree (kind, effective_on);


--
-- Name: ix_idempotency_key_claimed_at; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_idempotency_key_claimed_at ON public.idempotency_key USING btree (claimed_at);


--
-- Name: ix_inbox_n; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_inbox_n ON public.inbox USING btree (n);


--
-- Name: ix_mission_dossier_dossier; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_mission_dossier_dossier ON public.mission_dossier USING btree (dossier_id, mission_id);


--
-- Name: ix_mission_held_on; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_mission_held_on ON public.mission USING btree (held_on);


--
-- Name: ix_mission_search; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_mission_search ON public.mission USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_mission_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_mission_state ON public.mission USING btree (state, id);


--
-- Name: ix_mission_visit_province; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_mission_visit_province ON public.mission_visit USING btree (province, mission_id);


--
-- Name: ix_mission_year; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_mission_year ON public.mission USING btree (year, id);


--
-- Name: ix_payment_request_agreement_id; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_payment_request_agreement_id ON public.payment_request USING btree (agreement_id);


--
-- Name: ix_payment_request_dossier_id; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_payment_request_dossier_id ON public.payment_request USING btree (dossier_id);


--
-- Name: ix_payment_request_province; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_payment_request_province ON public.payment_request USING btree (province, id);


--
-- Name: ix_payment_request_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_payment_request_state ON public.payment_request USING btree (state, id);


--
-- Name: ix_payment_request_unit; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_payment_request_unit ON public.payment_request USING btree (implementer_unit, id);


--
-- Name: ix_plan_line_dossier_id; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_plan_line_dossier_id ON public.plan_line USING btree (dossier_id);


--
-- Name: ix_plan_plan_year; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_plan_plan_year ON public.plan USING btree (plan_year, id);


--
-- Name: ix_plan_search; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_plan_search ON public.plan USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_plan_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_plan_state ON public.plan USING btree (state, id);


--
-- Name: ix_programme_task_closed_on; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_programme_task_closed_on ON public.programme_task USING btree (closed_on);


--
-- Name: ix_programme_task_programme; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_programme_task_programme ON public.programme_task USING btree (programme, id);


--
-- Name: ix_programme_task_provinces; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_programme_task_provinces ON public.programme_task USING gin (provinces);


--
-- Name: ix_programme_task_search; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_programme_task_search ON public.programme_task USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_programme_task_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_programme_task_state ON public.programme_task USING btree (state, id);


--
-- Name: ix_programme_task_unit; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_programme_task_unit ON public.programme_task USING btree (responsible_unit, id);


--
-- Name: ix_programme_task_year; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_programme_task_year ON public.programme_task USING btree (year, id);


--
-- Name: ix_progress_report_agreement; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_progress_report_agreement ON public.progress_report USING btree (agreement_id, id);


--
-- Name: ix_progress_report_dossier; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_progress_report_dossier ON public.progress_report USING btree (dossier_id, to_on, id);


--
-- Name: ix_progress_report_province; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_progress_report_province ON public.progress_report USING btree (province, id);


--
-- Name: ix_progress_report_search; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_progress_report_search ON public.progress_report USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_progress_report_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_progress_report_state ON public.progress_report USING btree (state, id);


--
-- Name: ix_progress_report_unit; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_progress_report_unit ON public.progress_report USING btree (implementer_unit, id);


--
-- Name: ix_promotion_centre_province; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_promotion_centre_province ON public.promotion_centre USING btree (province, id);


--
-- Name: ix_promotion_centre_search; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_promotion_centre_search ON public.promotion_centre USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_promotion_centre_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_promotion_centre_state ON public.promotion_centre USING btree (state, id);


--
-- Name: ix_promotion_centre_status; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_promotion_centre_status ON public.promotion_centre USING btree (legal_status, id);


--
-- Name: ix_promotion_centre_unit; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_promotion_centre_unit ON public.promotion_centre USING btree (implementer_unit, id);


--
-- Name: ix_promotion_event_held_to_on; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_promotion_event_held_to_on ON public.promotion_event USING btree (held_to_on);


--
-- Name: ix_promotion_event_host; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_promotion_event_host ON public.promotion_event USING btree (host_province, id);


--
-- Name: ix_promotion_event_kind; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_promotion_event_kind ON public.promotion_event USING btree (kind, id);


--
-- Name: ix_promotion_event_region; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_promotion_event_region ON public.promotion_event USING btree (region, id);


--
-- Name: ix_promotion_event_search; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_promotion_event_search ON public.promotion_event USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_promotion_event_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_promotion_event_state ON public.promotion_event USING btree (state, id);


--
-- Name: ix_promotion_event_year; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_promotion_event_year ON public.promotion_event USING btree (year, id);


--
-- Name: ix_promotion_policy_contents; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_promotion_policy_contents ON public.promotion_policy USING gin (content_codes);


--
-- Name: ix_promotion_policy_day; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_promotion_policy_day ON public.promotion_policy USING btree (in_force_from_on, id);


--
-- Name: ix_promotion_policy_kind; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_promotion_policy_kind ON public.promotion_policy USING btree (kind, id);


--
-- Name: ix_promotion_policy_province; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_promotion_policy_province ON public.promotion_policy USING btree (province, id);


--
-- Name: ix_promotion_policy_search; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_promotion_policy_search ON public.promotion_policy USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_promotion_policy_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_promotion_policy_state ON public.promotion_policy USING btree (state, id);


--
-- Name: ix_registration_plan_year; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_registration_plan_year ON public.registration USING btree (plan_year, id);


--
-- Name: ix_registration_province; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_registration_province ON public.registration USING btree (province, id);


--
-- Name: ix_registration_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_registration_state ON public.registration USING btree (state, id);


--
-- Name: ix_registration_unit; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_registration_unit ON public.registration USING btree (implementer_unit, id);


--
-- Name: ix_survey_centre; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_survey_centre ON public.survey USING btree (centre, id);


--
-- Name: ix_survey_held_on; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_survey_held_on ON public.survey USING btree (held_on);


--
-- Name: ix_survey_plan_year; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_survey_plan_year ON public.survey USING btree (plan_year, id);


--
-- Name: ix_survey_provinces; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_survey_provinces ON public.survey USING gin (provinces);


--
-- Name: ix_survey_search; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_survey_search ON public.survey USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_survey_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_survey_state ON public.survey USING btree (state, id);


--
-- Name: ix_voting_entry_group; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_voting_entry_group ON public.voting_entry USING btree (product_group, id);


--
-- Name: ix_voting_entry_province; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_voting_entry_province ON public.voting_entry USING btree (province, id);


--
-- Name: ix_voting_entry_round; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_voting_entry_round ON public.voting_entry USING btree (round_id, id);


--
-- Name: ix_voting_entry_search; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_voting_entry_search ON public.voting_entry USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_voting_entry_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_voting_entry_state ON public.voting_entry USING btree (state, id);


--
-- Name: ix_voting_proposed_entry_id; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_voting_proposed_entry_id ON public.voting_proposed USING btree (entry_id);


--
-- Name: ix_voting_round_level; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_voting_round_level ON public.voting_round USING btree (level, id);


--
-- Name: ix_voting_round_province; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_voting_round_province ON public.voting_round USING btree (province, id);


--
-- Name: ix_voting_round_region; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_voting_round_region ON public.voting_round USING btree (region, id);


--
-- Name: ix_voting_round_search; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_voting_round_search ON public.voting_round USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_voting_round_state; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_voting_round_state ON public.voting_round USING btree (state, id);


--
-- Name: ix_voting_round_year; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_voting_round_year ON public.voting_round USING btree (year, id);


--
-- Name: ix_voting_score_sheet_entry_id; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE INDEX ix_voting_score_sheet_entry_id ON public.voting_score_sheet USING btree (entry_id, scoring);


--
-- Name: uq_acceptance_confirmed; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE UNIQUE INDEX uq_acceptance_confirmed ON public.acceptance USING btree (agreement_id, dossier_id) WHERE (state = 'confirmed'::text);


--
-- Name: uq_agreement_number; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE UNIQUE INDEX uq_agreement_number ON public.agreement USING btree (number) WHERE (state <> 'void'::text);


--
-- Name: uq_appraisal_approved; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE UNIQUE INDEX uq_appraisal_approved ON public.appraisal USING btree (dossier_id, level) WHERE (state = 'approved'::text);


--
-- Name: uq_funding_claim_machine; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE UNIQUE INDEX uq_funding_claim_machine ON public.funding_claim USING btree (key) WHERE (kind = 'machine'::text);


--
-- Name: uq_plan_tranche; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE UNIQUE INDEX uq_plan_tranche ON public.plan USING btree (plan_year, tranche);


--
-- Name: uq_promotion_centre_name; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE UNIQUE INDEX uq_promotion_centre_name ON public.promotion_centre USING btree (province, public.vn_fold(name)) WHERE (state = 'operating'::text);


--
-- Name: uq_voting_entry_product; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE UNIQUE INDEX uq_voting_entry_product ON public.voting_entry USING btree (round_id, province, public.vn_fold(facility), public.vn_fold(product)) WHERE (state <> 'withdrawn'::text);


--
-- Name: uq_voting_entry_recognised_before; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE UNIQUE INDEX uq_voting_entry_recognised_before ON public.voting_entry USING btree (recognised_before, round_id) WHERE (state <> 'withdrawn'::text);


--
-- Name: uq_voting_round_live; Type: INDEX; Schema: public; Owner: dossiers_owner
--

CREATE UNIQUE INDEX uq_voting_round_live ON public.voting_round USING btree (level, place, year) WHERE (state <> 'cancelled'::text);


--
-- Name: acceptance fk_acceptance_agreement_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.acceptance
    ADD CONSTRAINT fk_acceptance_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.agreement(id);


--
-- Name: acceptance fk_acceptance_dossier_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.acceptance
    ADD CONSTRAINT fk_acceptance_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossier(id);


--
-- Name: adjustment fk_adjustment_agreement_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.adjustment
    ADD CONSTRAINT fk_adjustment_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.agreement(id);


--
-- Name: adjustment fk_adjustment_decision_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.adjustment
    ADD CONSTRAINT fk_adjustment_decision_id FOREIGN KEY (decision_id) REFERENCES public.document(id);


--
-- Name: adjustment fk_adjustment_document_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.adjustment
    ADD CONSTRAINT fk_adjustment_document_id FOREIGN KEY (document_id) REFERENCES public.document(id);


--
-- Name: adjustment fk_adjustment_dossier_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.adjustment
    ADD CONSTRAINT fk_adjustment_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossier(id);


--
-- Name: adjustment fk_adjustment_finding_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.adjustment
    ADD CONSTRAINT fk_adjustment_finding_id FOREIGN KEY (finding_id) REFERENCES public.finding(id);


--
-- Name: agreement_line fk_agreement_line_agreement_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.agreement_line
    ADD CONSTRAINT fk_agreement_line_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.agreement(id);


--
-- Name: agreement_line fk_agreement_line_dossier_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.agreement_line
    ADD CONSTRAINT fk_agreement_line_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossier(id);


--
-- Name: agreement fk_agreement_liquidation_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT fk_agreement_liquidation_id FOREIGN KEY (liquidation_id) REFERENCES public.document(id);


--
-- Name: agreement fk_agreement_plan_decision_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT fk_agreement_plan_decision_id FOREIGN KEY (plan_decision_id) REFERENCES public.document(id);


--
-- Name: appraisal fk_appraisal_council_decision_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.appraisal
    ADD CONSTRAINT fk_appraisal_council_decision_id FOREIGN KEY (council_decision_id) REFERENCES public.document(id);


--
-- Name: appraisal fk_appraisal_document_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.appraisal
    ADD CONSTRAINT fk_appraisal_document_id FOREIGN KEY (document_id) REFERENCES public.document(id);


--
-- Name: appraisal fk_appraisal_dossier_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.appraisal
    ADD CONSTRAINT fk_appraisal_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossier(id);


--
-- Name: attachment fk_attachment_replaces; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT fk_attachment_replaces FOREIGN KEY (replaces) REFERENCES public.attachment(id);


--
-- Name: candidate fk_candidate_dossier_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.candidate
    ADD CONSTRAINT fk_candidate_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossier(id);


--
-- Name: candidate fk_candidate_survey_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.candidate
    ADD CONSTRAINT fk_candidate_survey_id FOREIGN KEY (survey_id) REFERENCES public.survey(id);


--
-- Name: centre_finding fk_centre_finding_centre_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.centre_finding
    ADD CONSTRAINT fk_centre_finding_centre_id FOREIGN KEY (centre_id) REFERENCES public.promotion_centre(id);


--
-- Name: centre_finding fk_centre_finding_review_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.centre_finding
    ADD CONSTRAINT fk_centre_finding_review_id FOREIGN KEY (review_id) REFERENCES public.centre_review(id);


--
-- Name: centre_review fk_centre_review_conclusion_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.centre_review
    ADD CONSTRAINT fk_centre_review_conclusion_id FOREIGN KEY (conclusion_id) REFERENCES public.document(id);


--
-- Name: centre_review fk_centre_review_document_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.centre_review
    ADD CONSTRAINT fk_centre_review_document_id FOREIGN KEY (document_id) REFERENCES public.document(id);


--
-- Name: centre_structure fk_centre_structure_centre_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.centre_structure
    ADD CONSTRAINT fk_centre_structure_centre_id FOREIGN KEY (centre_id) REFERENCES public.promotion_centre(id);


--
-- Name: centre_structure fk_centre_structure_document_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.centre_structure
    ADD CONSTRAINT fk_centre_structure_document_id FOREIGN KEY (document_id) REFERENCES public.document(id);


--
-- Name: dossier fk_dossier_agreement_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.dossier
    ADD CONSTRAINT fk_dossier_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.agreement(id);


--
-- Name: dossier fk_dossier_plan_decision_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.dossier
    ADD CONSTRAINT fk_dossier_plan_decision_id FOREIGN KEY (plan_decision_id) REFERENCES public.document(id);


--
-- Name: dossier fk_dossier_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.dossier
    ADD CONSTRAINT fk_dossier_plan_id FOREIGN KEY (plan_id) REFERENCES public.plan(id);


--
-- Name: dossier fk_dossier_re_registers; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.dossier
    ADD CONSTRAINT fk_dossier_re_registers FOREIGN KEY (re_registers) REFERENCES public.dossier(id);


--
-- Name: dossier fk_dossier_registration_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.dossier
    ADD CONSTRAINT fk_dossier_registration_id FOREIGN KEY (registration_id) REFERENCES public.registration(id);


--
-- Name: finding fk_finding_dossier_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.finding
    ADD CONSTRAINT fk_finding_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossier(id);


--
-- Name: finding fk_finding_mission_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.finding
    ADD CONSTRAINT fk_finding_mission_id FOREIGN KEY (mission_id) REFERENCES public.mission(id);


--
-- Name: finding fk_finding_outcome_document_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.finding
    ADD CONSTRAINT fk_finding_outcome_document_id FOREIGN KEY (outcome_document_id) REFERENCES public.document(id);


--
-- Name: finding fk_finding_report_document_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.finding
    ADD CONSTRAINT fk_finding_report_document_id FOREIGN KEY (report_document_id) REFERENCES public.document(id);


--
-- Name: funding_claim fk_funding_claim_dossier_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.funding_claim
    ADD CONSTRAINT fk_funding_claim_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossier(id);


--
-- Name: mission fk_mission_conclusion_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.mission
    ADD CONSTRAINT fk_mission_conclusion_id FOREIGN KEY (conclusion_id) REFERENCES public.document(id);


--
-- Name: mission fk_mission_decision_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.mission
    ADD CONSTRAINT fk_mission_decision_id FOREIGN KEY (decision_id) REFERENCES public.document(id);


--
-- Name: mission_dossier fk_mission_dossier_dossier_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.mission_dossier
    ADD CONSTRAINT fk_mission_dossier_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossier(id);


--
-- Name: mission_dossier fk_mission_dossier_mission_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.mission_dossier
    ADD CONSTRAINT fk_mission_dossier_mission_id FOREIGN KEY (mission_id) REFERENCES public.mission(id);


--
-- Name: mission fk_mission_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.mission
    ADD CONSTRAINT fk_mission_plan_id FOREIGN KEY (plan_id) REFERENCES public.document(id);


--
-- Name: mission_visit fk_mission_visit_minutes_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.mission_visit
    ADD CONSTRAINT fk_mission_visit_minutes_id FOREIGN KEY (minutes_id) REFERENCES public.document(id);


--
-- Name: mission_visit fk_mission_visit_mission_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.mission_visit
    ADD CONSTRAINT fk_mission_visit_mission_id FOREIGN KEY (mission_id) REFERENCES public.mission(id);


--
-- Name: payment_request fk_payment_request_agreement_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.payment_request
    ADD CONSTRAINT fk_payment_request_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.agreement(id);


--
-- Name: payment_request fk_payment_request_dossier_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.payment_request
    ADD CONSTRAINT fk_payment_request_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossier(id);


--
-- Name: payment_request fk_payment_request_progress_report_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.payment_request
    ADD CONSTRAINT fk_payment_request_progress_report_id FOREIGN KEY (progress_report_id) REFERENCES public.progress_report(id);


--
-- Name: plan fk_plan_decision_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.plan
    ADD CONSTRAINT fk_plan_decision_id FOREIGN KEY (decision_id) REFERENCES public.document(id);


--
-- Name: plan_line fk_plan_line_dossier_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.plan_line
    ADD CONSTRAINT fk_plan_line_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossier(id);


--
-- Name: plan_line fk_plan_line_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.plan_line
    ADD CONSTRAINT fk_plan_line_plan_id FOREIGN KEY (plan_id) REFERENCES public.plan(id);


--
-- Name: programme_task fk_programme_task_decision_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.programme_task
    ADD CONSTRAINT fk_programme_task_decision_id FOREIGN KEY (decision_id) REFERENCES public.document(id);


--
-- Name: programme_task fk_programme_task_report_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.programme_task
    ADD CONSTRAINT fk_programme_task_report_id FOREIGN KEY (report_id) REFERENCES public.document(id);


--
-- Name: progress_report fk_progress_report_agreement_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.progress_report
    ADD CONSTRAINT fk_progress_report_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.agreement(id);


--
-- Name: progress_report fk_progress_report_dossier_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.progress_report
    ADD CONSTRAINT fk_progress_report_dossier_id FOREIGN KEY (dossier_id) REFERENCES public.dossier(id);


--
-- Name: promotion_centre fk_promotion_centre_ended_by_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.promotion_centre
    ADD CONSTRAINT fk_promotion_centre_ended_by_id FOREIGN KEY (ended_by_id) REFERENCES public.document(id);


--
-- Name: promotion_centre fk_promotion_centre_merged_into; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.promotion_centre
    ADD CONSTRAINT fk_promotion_centre_merged_into FOREIGN KEY (merged_into) REFERENCES public.promotion_centre(id);


--
-- Name: promotion_event fk_promotion_event_decision_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.promotion_event
    ADD CONSTRAINT fk_promotion_event_decision_id FOREIGN KEY (decision_id) REFERENCES public.document(id);


--
-- Name: promotion_event fk_promotion_event_report_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.promotion_event
    ADD CONSTRAINT fk_promotion_event_report_id FOREIGN KEY (report_id) REFERENCES public.document(id);


--
-- Name: promotion_policy fk_promotion_policy_amended_by_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.promotion_policy
    ADD CONSTRAINT fk_promotion_policy_amended_by_id FOREIGN KEY (amended_by_id) REFERENCES public.document(id);


--
-- Name: promotion_policy fk_promotion_policy_document_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.promotion_policy
    ADD CONSTRAINT fk_promotion_policy_document_id FOREIGN KEY (document_id) REFERENCES public.document(id);


--
-- Name: promotion_policy fk_promotion_policy_repealed_by_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.promotion_policy
    ADD CONSTRAINT fk_promotion_policy_repealed_by_id FOREIGN KEY (repealed_by_id) REFERENCES public.document(id);


--
-- Name: promotion_policy fk_promotion_policy_replaces; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.promotion_policy
    ADD CONSTRAINT fk_promotion_policy_replaces FOREIGN KEY (replaces) REFERENCES public.promotion_policy(id);


--
-- Name: registration fk_registration_document_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.registration
    ADD CONSTRAINT fk_registration_document_id FOREIGN KEY (document_id) REFERENCES public.document(id);


--
-- Name: survey fk_survey_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.survey
    ADD CONSTRAINT fk_survey_plan_id FOREIGN KEY (plan_id) REFERENCES public.document(id);


--
-- Name: survey fk_survey_report_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.survey
    ADD CONSTRAINT fk_survey_report_id FOREIGN KEY (report_id) REFERENCES public.document(id);


--
-- Name: voting_entry fk_voting_entry_letter_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.voting_entry
    ADD CONSTRAINT fk_voting_entry_letter_id FOREIGN KEY (letter_id) REFERENCES public.document(id);


--
-- Name: voting_entry fk_voting_entry_recognised_before; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.voting_entry
    ADD CONSTRAINT fk_voting_entry_recognised_before FOREIGN KEY (recognised_before) REFERENCES public.voting_entry(id);


--
-- Name: voting_entry fk_voting_entry_round_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.voting_entry
    ADD CONSTRAINT fk_voting_entry_round_id FOREIGN KEY (round_id) REFERENCES public.voting_round(id);


--
-- Name: voting_proposed fk_voting_proposed_entry_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.voting_proposed
    ADD CONSTRAINT fk_voting_proposed_entry_id FOREIGN KEY (entry_id) REFERENCES public.voting_entry(id);


--
-- Name: voting_proposed fk_voting_proposed_round_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.voting_proposed
    ADD CONSTRAINT fk_voting_proposed_round_id FOREIGN KEY (round_id) REFERENCES public.voting_round(id);


--
-- Name: voting_round fk_voting_round_decision_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.voting_round
    ADD CONSTRAINT fk_voting_round_decision_id FOREIGN KEY (decision_id) REFERENCES public.document(id);


--
-- Name: voting_round fk_voting_round_document_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.voting_round
    ADD CONSTRAINT fk_voting_round_document_id FOREIGN KEY (document_id) REFERENCES public.document(id);


--
-- Name: voting_round fk_voting_round_minutes_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.voting_round
    ADD CONSTRAINT fk_voting_round_minutes_id FOREIGN KEY (minutes_id) REFERENCES public.document(id);


--
-- Name: voting_round fk_voting_round_rhythm_decision_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.voting_round
    ADD CONSTRAINT fk_voting_round_rhythm_decision_id FOREIGN KEY (rhythm_decision_id) REFERENCES public.document(id);


--
-- Name: voting_score_sheet fk_voting_score_sheet_entry_id; Type: FK CONSTRAINT; Schema: public; Owner: dossiers_owner
--

ALTER TABLE ONLY public.voting_score_sheet
    ADD CONSTRAINT fk_voting_score_sheet_entry_id FOREIGN KEY (entry_id) REFERENCES public.voting_entry(id);


--
-- Name: acceptance; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.acceptance ENABLE ROW LEVEL SECURITY;

--
-- Name: adjustment; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.adjustment ENABLE ROW LEVEL SECURITY;

--
-- Name: acceptance agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.acceptance TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: adjustment agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.adjustment TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: agreement agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.agreement TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: agreement_line agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.agreement_line TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: appraisal agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.appraisal TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: attachment agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.attachment TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: candidate agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.candidate TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: centre_finding agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.centre_finding TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: centre_review agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.centre_review TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: centre_structure agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.centre_structure TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: dossier agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.dossier TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: feed agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.feed TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: finding agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.finding TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: history agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.history TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: mission agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.mission TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: mission_dossier agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.mission_dossier TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: mission_visit agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.mission_visit TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: payment_request agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.payment_request TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: plan agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.plan TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: plan_line agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.plan_line TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: programme_task agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.programme_task TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: progress_report agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.progress_report TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: promotion_centre agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.promotion_centre TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: promotion_event agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.promotion_event TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: promotion_policy agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.promotion_policy TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: registration agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.registration TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: survey agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.survey TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: voting_entry agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.voting_entry TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: voting_proposed agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.voting_proposed TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: voting_round agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.voting_round TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: voting_score_sheet agency_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY agency_all ON public.voting_score_sheet TO dossiers_agency USING (true) WITH CHECK (true);


--
-- Name: agreement; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.agreement ENABLE ROW LEVEL SECURITY;

--
-- Name: agreement_line; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.agreement_line ENABLE ROW LEVEL SECURITY;

--
-- Name: appraisal; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.appraisal ENABLE ROW LEVEL SECURITY;

--
-- Name: attachment; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.attachment ENABLE ROW LEVEL SECURITY;

--
-- Name: candidate; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.candidate ENABLE ROW LEVEL SECURITY;

--
-- Name: centre_finding; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.centre_finding ENABLE ROW LEVEL SECURITY;

--
-- Name: centre_review; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.centre_review ENABLE ROW LEVEL SECURITY;

--
-- Name: centre_structure; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.centre_structure ENABLE ROW LEVEL SECURITY;

--
-- Name: dossier; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.dossier ENABLE ROW LEVEL SECURITY;

--
-- Name: feed; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.feed ENABLE ROW LEVEL SECURITY;

--
-- Name: finding; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.finding ENABLE ROW LEVEL SECURITY;

--
-- Name: history; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.history ENABLE ROW LEVEL SECURITY;

--
-- Name: mission; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.mission ENABLE ROW LEVEL SECURITY;

--
-- Name: mission_dossier; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.mission_dossier ENABLE ROW LEVEL SECURITY;

--
-- Name: mission_visit; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.mission_visit ENABLE ROW LEVEL SECURITY;

--
-- Name: acceptance owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.acceptance TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: adjustment owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.adjustment TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: agreement owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.agreement TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: agreement_line owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.agreement_line TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: appraisal owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.appraisal TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: attachment owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.attachment TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: candidate owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.candidate TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: centre_finding owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.centre_finding TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: centre_review owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.centre_review TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: centre_structure owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.centre_structure TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: dossier owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.dossier TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: feed owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.feed TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: finding owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.finding TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: history owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.history TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: mission owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.mission TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: mission_dossier owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.mission_dossier TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: mission_visit owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.mission_visit TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: payment_request owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.payment_request TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: plan owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.plan TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: plan_line owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.plan_line TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: programme_task owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.programme_task TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: progress_report owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.progress_report TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: promotion_centre owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.promotion_centre TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: promotion_event owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.promotion_event TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: promotion_policy owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.promotion_policy TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: registration owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.registration TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: survey owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.survey TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: voting_entry owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.voting_entry TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: voting_proposed owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.voting_proposed TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: voting_round owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.voting_round TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: voting_score_sheet owner_all; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY owner_all ON public.voting_score_sheet TO dossiers_owner USING (true) WITH CHECK (true);


--
-- Name: payment_request; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.payment_request ENABLE ROW LEVEL SECURITY;

--
-- Name: plan; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.plan ENABLE ROW LEVEL SECURITY;

--
-- Name: plan_line; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.plan_line ENABLE ROW LEVEL SECURITY;

--
-- Name: programme_task; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.programme_task ENABLE ROW LEVEL SECURITY;

--
-- Name: progress_report; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.progress_report ENABLE ROW LEVEL SECURITY;

--
-- Name: promotion_centre; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.promotion_centre ENABLE ROW LEVEL SECURITY;

--
-- Name: promotion_event; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.promotion_event ENABLE ROW LEVEL SECURITY;

--
-- Name: promotion_policy; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.promotion_policy ENABLE ROW LEVEL SECURITY;

--
-- Name: acceptance province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.acceptance TO dossiers_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: adjustment province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.adjustment TO dossiers_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: agreement province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.agreement TO dossiers_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: agreement_line province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.agreement_line TO dossiers_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: appraisal province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.appraisal TO dossiers_province USING ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND ((level = 'base'::text) OR ((state = 'approved'::text) AND (EXISTS ( SELECT
   FROM public.disclosure d
  WHERE (d.record_id = appraisal.dossier_id))))))) WITH CHECK ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND ((level = 'base'::text) OR ((state = 'approved'::text) AND (EXISTS ( SELECT
   FROM public.disclosure d
  WHERE (d.record_id = appraisal.dossier_id)))))));


--
-- Name: attachment province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.attachment TO dossiers_province USING ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND
CASE record_kind
    WHEN 'registration'::text THEN (EXISTS ( SELECT
       FROM public.registration r
      WHERE (r.id = attachment.record_id)))
    WHEN 'dossier'::text THEN (EXISTS ( SELECT
       FROM public.dossier r
      WHERE (r.id = attachment.record_id)))
    WHEN 'agreement'::text THEN (EXISTS ( SELECT
       FROM public.agreement r
      WHERE (r.id = attachment.record_id)))
    WHEN 'acceptance'::text THEN (EXISTS ( SELECT
       FROM public.acceptance r
      WHERE (r.id = attachment.record_id)))
    WHEN 'payment_request'::text THEN (EXISTS ( SELECT
       FROM public.payment_request r
      WHERE (r.id = attachment.record_id)))
    WHEN 'progress_report'::text THEN (EXISTS ( SELECT
       FROM public.progress_report r
      WHERE (r.id = attachment.record_id)))
    ELSE false
END)) WITH CHECK ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND
CASE record_kind
    WHEN 'registration'::text THEN (EXISTS ( SELECT
       FROM public.registration r
      WHERE (r.id = attachment.record_id)))
    WHEN 'dossier'::text THEN (EXISTS ( SELECT
       FROM public.dossier r
      WHERE (r.id = attachment.record_id)))
    WHEN 'agreement'::text THEN (EXISTS ( SELECT
       FROM public.agreement r
      WHERE (r.id = attachment.record_id)))
    WHEN 'acceptance'::text THEN (EXISTS ( SELECT
       FROM public.acceptance r
      WHERE (r.id = attachment.record_id)))
    WHEN 'payment_request'::text THEN (EXISTS ( SELECT
       FROM public.payment_request r
      WHERE (r.id = attachment.record_id)))
    WHEN 'progress_report'::text THEN (EXISTS ( SELECT
       FROM public.progress_report r
      WHERE (r.id = attachment.record_id)))
    ELSE false
END));


--
-- Name: candidate province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.candidate TO dossiers_province USING ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND (EXISTS ( SELECT
   FROM public.survey s
  WHERE (s.id = candidate.survey_id))))) WITH CHECK ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND (EXISTS ( SELECT
   FROM public.survey s
  WHERE (s.id = candidate.survey_id)))));


--
-- Name: centre_finding province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.centre_finding TO dossiers_province USING ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND (EXISTS ( SELECT
   FROM public.centre_review r
  WHERE ((r.id = centre_finding.review_id) AND (r.state = 'concluded'::text)))))) WITH CHECK ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND (EXISTS ( SELECT
   FROM public.centre_review r
  WHERE ((r.id = centre_finding.review_id) AND (r.state = 'concluded'::text))))));


--
-- Name: centre_review province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.centre_review TO dossiers_province USING ((NULLIF((current_setting('arit.provinces'::text, true) || current_setting('arit.unit'::text, true)), ''::text) IS NOT NULL)) WITH CHECK ((NULLIF((current_setting('arit.provinces'::text, true) || current_setting('arit.unit'::text, true)), ''::text) IS NOT NULL));


--
-- Name: centre_structure province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.centre_structure TO dossiers_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: dossier province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.dossier TO dossiers_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: feed province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.feed TO dossiers_province USING ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND (audience = 'all'::text))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: finding province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.finding TO dossiers_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: history province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.history TO dossiers_province USING ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND ((audience = 'all'::text) OR (EXISTS ( SELECT
   FROM public.disclosure d
  WHERE (d.record_id = history.record_id)))))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: mission province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.mission TO dossiers_province USING (((EXISTS ( SELECT
   FROM public.mission_visit v
  WHERE (v.mission_id = mission.id))) OR (EXISTS ( SELECT
   FROM public.mission_dossier d
  WHERE (d.mission_id = mission.id))))) WITH CHECK (((EXISTS ( SELECT
   FROM public.mission_visit v
  WHERE (v.mission_id = mission.id))) OR (EXISTS ( SELECT
   FROM public.mission_dossier d
  WHERE (d.mission_id = mission.id)))));


--
-- Name: mission_dossier province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.mission_dossier TO dossiers_province USING (((decided_on IS NOT NULL) AND ((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))))) WITH CHECK (((decided_on IS NOT NULL) AND ((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))));


--
-- Name: mission_visit province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.mission_visit TO dossiers_province USING (((decided_on IS NOT NULL) AND (province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])))) WITH CHECK (((decided_on IS NOT NULL) AND (province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[]))));


--
-- Name: payment_request province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.payment_request TO dossiers_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: plan province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.plan TO dossiers_province USING ((state = 'decided'::text)) WITH CHECK ((state = 'decided'::text));


--
-- Name: plan_line province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.plan_line TO dossiers_province USING ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND (EXISTS ( SELECT
   FROM public.plan p
  WHERE (p.id = plan_line.plan_id))))) WITH CHECK ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND (EXISTS ( SELECT
   FROM public.plan p
  WHERE (p.id = plan_line.plan_id)))));


--
-- Name: programme_task province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.programme_task TO dossiers_province USING (((decision_id IS NOT NULL) AND (provinces && ( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)))) WITH CHECK (((decision_id IS NOT NULL) AND (provinces && ( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array))));


--
-- Name: progress_report province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.progress_report TO dossiers_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: promotion_centre province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.promotion_centre TO dossiers_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: promotion_event province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.promotion_event TO dossiers_province USING (((decision_id IS NOT NULL) AND (region_provinces && ( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)))) WITH CHECK (((decision_id IS NOT NULL) AND (region_provinces && ( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array))));


--
-- Name: promotion_policy province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.promotion_policy TO dossiers_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: registration province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.registration TO dossiers_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: survey province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.survey TO dossiers_province USING ((((state = 'concluded'::text) AND (provinces && ( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array))) OR (centre = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK ((((state = 'concluded'::text) AND (provinces && ( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array))) OR (centre = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: voting_entry province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.voting_entry TO dossiers_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: voting_proposed province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.voting_proposed TO dossiers_province USING ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND (EXISTS ( SELECT
   FROM public.voting_entry e
  WHERE ((e.id = voting_proposed.entry_id) AND ((e.run_by = 'province'::text) OR (e.state = ANY (ARRAY['recognised'::text, 'not_recognised'::text])))))))) WITH CHECK ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND (EXISTS ( SELECT
   FROM public.voting_entry e
  WHERE ((e.id = voting_proposed.entry_id) AND ((e.run_by = 'province'::text) OR (e.state = ANY (ARRAY['recognised'::text, 'not_recognised'::text]))))))));


--
-- Name: voting_round province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.voting_round TO dossiers_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")) OR ((province IS NULL) AND (NULLIF((current_setting('arit.provinces'::text, true) || current_setting('arit.unit'::text, true)), ''::text) IS NOT NULL)))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: voting_score_sheet province_scope; Type: POLICY; Schema: public; Owner: dossiers_owner
--

CREATE POLICY province_scope ON public.voting_score_sheet TO dossiers_province USING ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND (EXISTS ( SELECT
   FROM public.voting_entry e
  WHERE ((e.id = voting_score_sheet.entry_id) AND ((e.run_by = 'province'::text) OR (e.state = ANY (ARRAY['recognised'::text, 'not_recognised'::text])))))))) WITH CHECK ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND (EXISTS ( SELECT
   FROM public.voting_entry e
  WHERE ((e.id = voting_score_sheet.entry_id) AND ((e.run_by = 'province'::text) OR (e.state = ANY (ARRAY['recognised'::text, 'not_recognised'::text]))))))));


--
-- Name: registration; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.registration ENABLE ROW LEVEL SECURITY;

--
-- Name: survey; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.survey ENABLE ROW LEVEL SECURITY;

--
-- Name: voting_entry; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.voting_entry ENABLE ROW LEVEL SECURITY;

--
-- Name: voting_proposed; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.voting_proposed ENABLE ROW LEVEL SECURITY;

--
-- Name: voting_round; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.voting_round ENABLE ROW LEVEL SECURITY;

--
-- Name: voting_score_sheet; Type: ROW SECURITY; Schema: public; Owner: dossiers_owner
--

ALTER TABLE public.voting_score_sheet ENABLE ROW LEVEL SECURITY;

--
-- Name: SEQUENCE acceptance_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.acceptance_number TO dossiers_agency;
GRANT USAGE ON SEQUENCE public.acceptance_number TO dossiers_province;


--
-- Name: TABLE acceptance; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.acceptance TO dossiers_agency;
GRANT SELECT,INSERT,UPDATE ON TABLE public.acceptance TO dossiers_province;


--
-- Name: SEQUENCE adjustment_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.adjustment_number TO dossiers_agency;
GRANT USAGE ON SEQUENCE public.adjustment_number TO dossiers_province;


--
-- Name: TABLE adjustment; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.adjustment TO dossiers_agency;
GRANT SELECT,INSERT,UPDATE ON TABLE public.adjustment TO dossiers_province;


--
-- Name: SEQUENCE agreement_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.agreement_number TO dossiers_agency;
GRANT USAGE ON SEQUENCE public.agreement_number TO dossiers_province;


--
-- Name: TABLE agreement; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.agreement TO dossiers_agency;
GRANT SELECT,UPDATE ON TABLE public.agreement TO dossiers_province;


--
-- Name: TABLE agreement_line; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.agreement_line TO dossiers_agency;
GRANT SELECT,UPDATE ON TABLE public.agreement_line TO dossiers_province;


--
-- Name: TABLE alembic_version; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT ON TABLE public.alembic_version TO dossiers_agency;


--
-- Name: SEQUENCE appraisal_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.appraisal_number TO dossiers_agency;
GRANT USAGE ON SEQUENCE public.appraisal_number TO dossiers_province;


--
-- Name: TABLE appraisal; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.appraisal TO dossiers_agency;
GRANT SELECT,INSERT,UPDATE ON TABLE public.appraisal TO dossiers_province;


--
-- Name: SEQUENCE attachment_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.attachment_number TO dossiers_agency;
GRANT USAGE ON SEQUENCE public.attachment_number TO dossiers_province;


--
-- Name: TABLE attachment; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.attachment TO dossiers_agency;
GRANT SELECT,INSERT ON TABLE public.attachment TO dossiers_province;


--
-- Name: SEQUENCE candidate_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.candidate_number TO dossiers_agency;


--
-- Name: TABLE candidate; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.candidate TO dossiers_agency;
GRANT SELECT,UPDATE ON TABLE public.candidate TO dossiers_province;


--
-- Name: TABLE centre_finding; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT ON TABLE public.centre_finding TO dossiers_agency;
GRANT SELECT ON TABLE public.centre_finding TO dossiers_province;


--
-- Name: SEQUENCE centre_review_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.centre_review_number TO dossiers_agency;


--
-- Name: TABLE centre_review; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.centre_review TO dossiers_agency;
GRANT SELECT ON TABLE public.centre_review TO dossiers_province;


--
-- Name: TABLE centre_structure; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT ON TABLE public.centre_structure TO dossiers_agency;
GRANT SELECT,INSERT ON TABLE public.centre_structure TO dossiers_province;


--
-- Name: TABLE disclosure; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT ON TABLE public.disclosure TO dossiers_agency;
GRANT SELECT ON TABLE public.disclosure TO dossiers_province;


--
-- Name: TABLE document; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT ON TABLE public.document TO dossiers_agency;
GRANT SELECT,INSERT ON TABLE public.document TO dossiers_province;


--
-- Name: SEQUENCE dossier_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.dossier_number TO dossiers_agency;
GRANT USAGE ON SEQUENCE public.dossier_number TO dossiers_province;


--
-- Name: TABLE dossier; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.dossier TO dossiers_agency;
GRANT SELECT,INSERT,UPDATE ON TABLE public.dossier TO dossiers_province;


--
-- Name: TABLE feed; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT ON TABLE public.feed TO dossiers_agency;
GRANT SELECT,INSERT ON TABLE public.feed TO dossiers_province;


--
-- Name: COLUMN feed."position"; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT UPDATE("position") ON TABLE public.feed TO dossiers_agency;


--
-- Name: SEQUENCE feed_position; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.feed_position TO dossiers_agency;


--
-- Name: SEQUENCE finding_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.finding_number TO dossiers_agency;


--
-- Name: TABLE finding; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.finding TO dossiers_agency;
GRANT SELECT,UPDATE ON TABLE public.finding TO dossiers_province;


--
-- Name: TABLE funding_claim; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,DELETE ON TABLE public.funding_claim TO dossiers_agency;
GRANT SELECT,INSERT,DELETE ON TABLE public.funding_claim TO dossiers_province;


--
-- Name: TABLE history; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT ON TABLE public.history TO dossiers_agency;
GRANT SELECT,INSERT ON TABLE public.history TO dossiers_province;


--
-- Name: TABLE idempotency_key; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.idempotency_key TO dossiers_agency;
GRANT SELECT,INSERT,UPDATE ON TABLE public.idempotency_key TO dossiers_province;


--
-- Name: TABLE inbox; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,DELETE ON TABLE public.inbox TO dossiers_agency;


--
-- Name: SEQUENCE mission_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.mission_number TO dossiers_agency;


--
-- Name: TABLE mission; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.mission TO dossiers_agency;
GRANT SELECT ON TABLE public.mission TO dossiers_province;


--
-- Name: TABLE mission_dossier; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.mission_dossier TO dossiers_agency;
GRANT SELECT ON TABLE public.mission_dossier TO dossiers_province;


--
-- Name: TABLE mission_visit; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.mission_visit TO dossiers_agency;
GRANT SELECT ON TABLE public.mission_visit TO dossiers_province;


--
-- Name: SEQUENCE payment_request_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.payment_request_number TO dossiers_agency;
GRANT USAGE ON SEQUENCE public.payment_request_number TO dossiers_province;


--
-- Name: TABLE payment_request; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.payment_request TO dossiers_agency;
GRANT SELECT,INSERT,UPDATE ON TABLE public.payment_request TO dossiers_province;


--
-- Name: SEQUENCE plan_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.plan_number TO dossiers_agency;
GRANT USAGE ON SEQUENCE public.plan_number TO dossiers_province;


--
-- Name: TABLE plan; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.plan TO dossiers_agency;
GRANT SELECT ON TABLE public.plan TO dossiers_province;


--
-- Name: TABLE plan_line; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.plan_line TO dossiers_agency;
GRANT SELECT ON TABLE public.plan_line TO dossiers_province;


--
-- Name: SEQUENCE programme_task_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.programme_task_number TO dossiers_agency;


--
-- Name: TABLE programme_task; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.programme_task TO dossiers_agency;
GRANT SELECT ON TABLE public.programme_task TO dossiers_province;


--
-- Name: SEQUENCE progress_report_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.progress_report_number TO dossiers_agency;
GRANT USAGE ON SEQUENCE public.progress_report_number TO dossiers_province;


--
-- Name: TABLE progress_report; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.progress_report TO dossiers_agency;
GRANT SELECT,INSERT,UPDATE ON TABLE public.progress_report TO dossiers_province;


--
-- Name: SEQUENCE promotion_centre_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.promotion_centre_number TO dossiers_agency;
GRANT USAGE ON SEQUENCE public.promotion_centre_number TO dossiers_province;


--
-- Name: TABLE promotion_centre; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.promotion_centre TO dossiers_agency;
GRANT SELECT,INSERT,UPDATE ON TABLE public.promotion_centre TO dossiers_province;


--
-- Name: SEQUENCE promotion_event_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.promotion_event_number TO dossiers_agency;


--
-- Name: TABLE promotion_event; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.promotion_event TO dossiers_agency;
GRANT SELECT ON TABLE public.promotion_event TO dossiers_province;


--
-- Name: SEQUENCE promotion_policy_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.promotion_policy_number TO dossiers_agency;
GRANT USAGE ON SEQUENCE public.promotion_policy_number TO dossiers_province;


--
-- Name: TABLE promotion_policy; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.promotion_policy TO dossiers_agency;
GRANT SELECT,INSERT,UPDATE ON TABLE public.promotion_policy TO dossiers_province;


--
-- Name: SEQUENCE registration_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.registration_number TO dossiers_agency;
GRANT USAGE ON SEQUENCE public.registration_number TO dossiers_province;


--
-- Name: TABLE registration; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.registration TO dossiers_agency;
GRANT SELECT,INSERT,UPDATE ON TABLE public.registration TO dossiers_province;


--
-- Name: SEQUENCE survey_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.survey_number TO dossiers_agency;


--
-- Name: TABLE survey; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.survey TO dossiers_agency;
GRANT SELECT ON TABLE public.survey TO dossiers_province;


--
-- Name: SEQUENCE voting_entry_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.voting_entry_number TO dossiers_agency;
GRANT USAGE ON SEQUENCE public.voting_entry_number TO dossiers_province;


--
-- Name: TABLE voting_entry; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.voting_entry TO dossiers_agency;
GRANT SELECT,INSERT,UPDATE ON TABLE public.voting_entry TO dossiers_province;


--
-- Name: TABLE voting_proposed; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT ON TABLE public.voting_proposed TO dossiers_agency;
GRANT SELECT,INSERT ON TABLE public.voting_proposed TO dossiers_province;


--
-- Name: SEQUENCE voting_round_number; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT USAGE ON SEQUENCE public.voting_round_number TO dossiers_agency;
GRANT USAGE ON SEQUENCE public.voting_round_number TO dossiers_province;


--
-- Name: TABLE voting_round; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.voting_round TO dossiers_agency;
GRANT SELECT,INSERT,UPDATE ON TABLE public.voting_round TO dossiers_province;


--
-- Name: TABLE voting_score_sheet; Type: ACL; Schema: public; Owner: dossiers_owner
--

GRANT SELECT,INSERT ON TABLE public.voting_score_sheet TO dossiers_agency;
GRANT SELECT,INSERT ON TABLE public.voting_score_sheet TO dossiers_province;


--
-- PostgreSQL database dump complete
--

\unrestrict arit
