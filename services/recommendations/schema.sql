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
-- Name: next_reference(text, regclass); Type: FUNCTION; Schema: public; Owner: recommendations_owner
--

CREATE FUNCTION public.next_reference(prefix text, numbers regclass) RETURNS text
    LANGUAGE sql
    AS $$
  SELECT prefix || '-' || to_char(now() AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY') || '-'
         || lpad(n::text, greatest(6, length(n::text)), '0')
  FROM nextval(numbers) AS n
$$;


ALTER FUNCTION public.next_reference(prefix text, numbers regclass) OWNER TO recommendations_owner;

--
-- Name: vn_fold(text); Type: FUNCTION; Schema: public; Owner: recommendations_owner
--

CREATE FUNCTION public.vn_fold(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC))) $$;


ALTER FUNCTION public.vn_fold(value text) OWNER TO recommendations_owner;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: recommendations_owner
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


ALTER TABLE public.alembic_version OWNER TO recommendations_owner;

--
-- Name: consultation; Type: TABLE; Schema: public; Owner: recommendations_owner
--

CREATE TABLE public.consultation (
    id uuid NOT NULL,
    recommendation_id uuid NOT NULL,
    body text NOT NULL,
    asked_on date NOT NULL,
    document_id uuid NOT NULL,
    answer_due_on date NOT NULL,
    reminded_on date,
    answered_on date,
    answer_id uuid,
    view text
);


ALTER TABLE public.consultation OWNER TO recommendations_owner;

--
-- Name: disclosure; Type: TABLE; Schema: public; Owner: recommendations_owner
--

CREATE TABLE public.disclosure (
    record_id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL
);


ALTER TABLE public.disclosure OWNER TO recommendations_owner;

--
-- Name: document; Type: TABLE; Schema: public; Owner: recommendations_owner
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


ALTER TABLE public.document OWNER TO recommendations_owner;

--
-- Name: feed; Type: TABLE; Schema: public; Owner: recommendations_owner
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


ALTER TABLE public.feed OWNER TO recommendations_owner;

--
-- Name: feed_n_seq; Type: SEQUENCE; Schema: public; Owner: recommendations_owner
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
-- Name: feed_position; Type: SEQUENCE; Schema: public; Owner: recommendations_owner
--

CREATE SEQUENCE public.feed_position
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.feed_position OWNER TO recommendations_owner;

--
-- Name: follow_up_number; Type: SEQUENCE; Schema: public; Owner: recommendations_owner
--

CREATE SEQUENCE public.follow_up_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.follow_up_number OWNER TO recommendations_owner;

--
-- Name: follow_up; Type: TABLE; Schema: public; Owner: recommendations_owner
--

CREATE TABLE public.follow_up (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('TD'::text, 'public.follow_up_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    recommendation_id uuid NOT NULL,
    reply_id uuid NOT NULL,
    commitment text NOT NULL,
    product text NOT NULL,
    due_on date NOT NULL,
    evidence text,
    document_id uuid,
    done_on date,
    CONSTRAINT ck_follow_up_done CHECK (((state = 'done'::text) = (done_on IS NOT NULL))),
    CONSTRAINT ck_follow_up_state CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text])))
);

ALTER TABLE ONLY public.follow_up FORCE ROW LEVEL SECURITY;


ALTER TABLE public.follow_up OWNER TO recommendations_owner;

--
-- Name: history; Type: TABLE; Schema: public; Owner: recommendations_owner
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


ALTER TABLE public.history OWNER TO recommendations_owner;

--
-- Name: idempotency_key; Type: TABLE; Schema: public; Owner: recommendations_owner
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


ALTER TABLE public.idempotency_key OWNER TO recommendations_owner;

--
-- Name: inbox; Type: TABLE; Schema: public; Owner: recommendations_owner
--

CREATE TABLE public.inbox (
    event_id text NOT NULL,
    source text NOT NULL,
    n bigint NOT NULL,
    applied_at timestamp with time zone NOT NULL
);


ALTER TABLE public.inbox OWNER TO recommendations_owner;

--
-- Name: inbox_n_seq; Type: SEQUENCE; Schema: public; Owner: recommendations_owner
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
-- Name: letter_number; Type: SEQUENCE; Schema: public; Owner: recommendations_owner
--

CREATE SEQUENCE public.letter_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.letter_number OWNER TO recommendations_owner;

--
-- Name: letter; Type: TABLE; Schema: public; Owner: recommendations_owner
--

CREATE TABLE public.letter (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('KN'::text, 'public.letter_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    filed_by text NOT NULL,
    source text NOT NULL,
    title text NOT NULL,
    document_id uuid NOT NULL,
    received_on date,
    answer_by date,
    working_session_id uuid,
    brought_back uuid[] NOT NULL,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((COALESCE(reference, ''::text) || ' '::text) || COALESCE(title, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_letter_province CHECK ((province IS NOT NULL)),
    CONSTRAINT ck_letter_received CHECK (((state = ANY (ARRAY['drafted'::text, 'sent'::text, 'withdrawn'::text])) = (received_on IS NULL))),
    CONSTRAINT ck_letter_state CHECK ((state = ANY (ARRAY['drafted'::text, 'sent'::text, 'received'::text, 'registered'::text, 'answered'::text, 'closed'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY public.letter FORCE ROW LEVEL SECURITY;


ALTER TABLE public.letter OWNER TO recommendations_owner;

--
-- Name: recommendation_number; Type: SEQUENCE; Schema: public; Owner: recommendations_owner
--

CREATE SEQUENCE public.recommendation_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.recommendation_number OWNER TO recommendations_owner;

--
-- Name: recommendation; Type: TABLE; Schema: public; Owner: recommendations_owner
--

CREATE TABLE public.recommendation (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('KNM'::text, 'public.recommendation_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    letter_id uuid,
    working_session_id uuid,
    place integer NOT NULL,
    source_document_id uuid NOT NULL,
    received_on date NOT NULL,
    counted_from_on date NOT NULL,
    answer_by date,
    text text NOT NULL,
    field text,
    kind text,
    authority text,
    about text[] NOT NULL,
    master_id uuid,
    master_state text,
    lead_unit text,
    due_on date,
    due_basis text,
    first_due_on date,
    extension_id uuid,
    transferred_to text,
    transfer_id uuid,
    outcome text,
    answered_on date,
    reply_document_id uuid,
    reopened_by uuid,
    open boolean GENERATED ALWAYS AS ((state = ANY (ARRAY['registered'::text, 'classified'::text, 'assigned'::text, 'consulting'::text]))) STORED NOT NULL,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((COALESCE(reference, ''::text) || ' '::text) || COALESCE(text, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_recommendation_answered CHECK (((state <> ALL (ARRAY['answered'::text, 'following_up'::text])) OR ((outcome IS NOT NULL) AND (answered_on IS NOT NULL) AND (reply_document_id IS NOT NULL)))),
    CONSTRAINT ck_recommendation_assigned CHECK (((state <> ALL (ARRAY['assigned'::text, 'consulting'::text])) OR ((lead_unit IS NOT NULL) AND (due_on IS NOT NULL)))),
    CONSTRAINT ck_recommendation_master CHECK ((((state = 'merged'::text) = (master_id IS NOT NULL)) AND (master_id <> id))),
    CONSTRAINT ck_recommendation_province CHECK ((province IS NOT NULL)),
    CONSTRAINT ck_recommendation_source CHECK (((letter_id IS NULL) <> (working_session_id IS NULL))),
    CONSTRAINT ck_recommendation_state CHECK ((state = ANY (ARRAY['registered'::text, 'classified'::text, 'assigned'::text, 'consulting'::text, 'answered'::text, 'following_up'::text, 'closed'::text, 'transferred'::text, 'merged'::text])))
);

ALTER TABLE ONLY public.recommendation FORCE ROW LEVEL SECURITY;


ALTER TABLE public.recommendation OWNER TO recommendations_owner;

--
-- Name: reply_number; Type: SEQUENCE; Schema: public; Owner: recommendations_owner
--

CREATE SEQUENCE public.reply_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.reply_number OWNER TO recommendations_owner;

--
-- Name: reply; Type: TABLE; Schema: public; Owner: recommendations_owner
--

CREATE TABLE public.reply (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('TL'::text, 'public.reply_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    document_id uuid,
    approved_by text,
    issued_on date,
    CONSTRAINT ck_reply_issued CHECK ((((state = 'issued'::text) = (document_id IS NOT NULL)) AND ((state = 'issued'::text) = (issued_on IS NOT NULL)))),
    CONSTRAINT ck_reply_province CHECK ((province IS NOT NULL)),
    CONSTRAINT ck_reply_state CHECK ((state = ANY (ARRAY['drafted'::text, 'approved'::text, 'issued'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY public.reply FORCE ROW LEVEL SECURITY;


ALTER TABLE public.reply OWNER TO recommendations_owner;

--
-- Name: reply_line; Type: TABLE; Schema: public; Owner: recommendations_owner
--

CREATE TABLE public.reply_line (
    reply_id uuid NOT NULL,
    place integer NOT NULL,
    recommendation_id uuid NOT NULL,
    outcome text NOT NULL,
    text text NOT NULL,
    promises jsonb NOT NULL
);

ALTER TABLE ONLY public.reply_line FORCE ROW LEVEL SECURITY;


ALTER TABLE public.reply_line OWNER TO recommendations_owner;

--
-- Name: tasking_number; Type: SEQUENCE; Schema: public; Owner: recommendations_owner
--

CREATE SEQUENCE public.tasking_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.tasking_number OWNER TO recommendations_owner;

--
-- Name: tasking; Type: TABLE; Schema: public; Owner: recommendations_owner
--

CREATE TABLE public.tasking (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('GV'::text, 'public.tasking_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    recommendation_id uuid NOT NULL,
    lead_unit text,
    co_units text[] NOT NULL,
    person text,
    task text,
    due_on date,
    responsibility text,
    product text,
    authority text,
    assigned_on date,
    CONSTRAINT ck_tasking_clear CHECK (((state = 'drafted'::text) OR ((lead_unit IS NOT NULL) AND (person IS NOT NULL) AND (task IS NOT NULL) AND (due_on IS NOT NULL) AND (responsibility IS NOT NULL) AND (product IS NOT NULL) AND (authority IS NOT NULL)))),
    CONSTRAINT ck_tasking_state CHECK ((state = ANY (ARRAY['drafted'::text, 'assigned'::text, 'done'::text, 'recalled'::text])))
);


ALTER TABLE public.tasking OWNER TO recommendations_owner;

--
-- Name: work_plan_number; Type: SEQUENCE; Schema: public; Owner: recommendations_owner
--

CREATE SEQUENCE public.work_plan_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.work_plan_number OWNER TO recommendations_owner;

--
-- Name: work_plan; Type: TABLE; Schema: public; Owner: recommendations_owner
--

CREATE TABLE public.work_plan (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('KH'::text, 'public.work_plan_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    year integer NOT NULL,
    quarter integer NOT NULL,
    revision integer NOT NULL,
    approved_on date,
    CONSTRAINT ck_work_plan_quarter CHECK (((quarter >= 1) AND (quarter <= 4))),
    CONSTRAINT ck_work_plan_state CHECK ((state = ANY (ARRAY['drafted'::text, 'approved'::text])))
);


ALTER TABLE public.work_plan OWNER TO recommendations_owner;

--
-- Name: work_plan_item; Type: TABLE; Schema: public; Owner: recommendations_owner
--

CREATE TABLE public.work_plan_item (
    plan_id uuid NOT NULL,
    item integer NOT NULL,
    revision integer NOT NULL,
    heading text NOT NULL,
    text text NOT NULL,
    unit text NOT NULL,
    refs text[] NOT NULL,
    status text NOT NULL,
    product text,
    CONSTRAINT ck_work_plan_item_product CHECK (((status <> 'done'::text) OR (product IS NOT NULL))),
    CONSTRAINT ck_work_plan_item_status CHECK ((status = ANY (ARRAY['planned'::text, 'under_way'::text, 'done'::text, 'dropped'::text])))
);


ALTER TABLE public.work_plan_item OWNER TO recommendations_owner;

--
-- Name: working_session_number; Type: SEQUENCE; Schema: public; Owner: recommendations_owner
--

CREATE SEQUENCE public.working_session_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.working_session_number OWNER TO recommendations_owner;

--
-- Name: working_session; Type: TABLE; Schema: public; Owner: recommendations_owner
--

CREATE TABLE public.working_session (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('LV'::text, 'public.working_session_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    title text NOT NULL,
    level text NOT NULL,
    leader text NOT NULL,
    planned_on date NOT NULL,
    year integer NOT NULL,
    held_on date,
    agenda text,
    basis_id uuid,
    delegation text[] NOT NULL,
    minutes text,
    conclusion_id uuid,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((((COALESCE(reference, ''::text) || ' '::text) || COALESCE(title, ''::text)) || ' '::text) || COALESCE(leader, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_working_session_held CHECK (((state = ANY (ARRAY['planned'::text, 'cancelled'::text])) = (held_on IS NULL))),
    CONSTRAINT ck_working_session_level CHECK ((level = ANY (ARRAY['agency'::text, 'ministry'::text, 'central'::text]))),
    CONSTRAINT ck_working_session_state CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'concluded'::text, 'closed'::text, 'cancelled'::text])))
);

ALTER TABLE ONLY public.working_session FORCE ROW LEVEL SECURITY;


ALTER TABLE public.working_session OWNER TO recommendations_owner;

--
-- Name: working_session_province; Type: TABLE; Schema: public; Owner: recommendations_owner
--

CREATE TABLE public.working_session_province (
    session_id uuid NOT NULL,
    province text NOT NULL,
    place integer NOT NULL
);

ALTER TABLE ONLY public.working_session_province FORCE ROW LEVEL SECURITY;


ALTER TABLE public.working_session_province OWNER TO recommendations_owner;

--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: consultation pk_consultation; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.consultation
    ADD CONSTRAINT pk_consultation PRIMARY KEY (id);


--
-- Name: disclosure pk_disclosure; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.disclosure
    ADD CONSTRAINT pk_disclosure PRIMARY KEY (record_id);


--
-- Name: document pk_document; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.document
    ADD CONSTRAINT pk_document PRIMARY KEY (id);


--
-- Name: feed pk_feed; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.feed
    ADD CONSTRAINT pk_feed PRIMARY KEY (n);


--
-- Name: follow_up pk_follow_up; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.follow_up
    ADD CONSTRAINT pk_follow_up PRIMARY KEY (id);


--
-- Name: history pk_history; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.history
    ADD CONSTRAINT pk_history PRIMARY KEY (record_id, seq);


--
-- Name: idempotency_key pk_idempotency_key; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.idempotency_key
    ADD CONSTRAINT pk_idempotency_key PRIMARY KEY (subject, path, key);


--
-- Name: inbox pk_inbox; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT pk_inbox PRIMARY KEY (event_id);


--
-- Name: letter pk_letter; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.letter
    ADD CONSTRAINT pk_letter PRIMARY KEY (id);


--
-- Name: recommendation pk_recommendation; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.recommendation
    ADD CONSTRAINT pk_recommendation PRIMARY KEY (id);


--
-- Name: reply pk_reply; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.reply
    ADD CONSTRAINT pk_reply PRIMARY KEY (id);


--
-- Name: reply_line pk_reply_line; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.reply_line
    ADD CONSTRAINT pk_reply_line PRIMARY KEY (reply_id, place);


--
-- Name: tasking pk_tasking; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.tasking
    ADD CONSTRAINT pk_tasking PRIMARY KEY (id);


--
-- Name: work_plan pk_work_plan; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.work_plan
    ADD CONSTRAINT pk_work_plan PRIMARY KEY (id);


--
-- Name: work_plan_item pk_work_plan_item; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.work_plan_item
    ADD CONSTRAINT pk_work_plan_item PRIMARY KEY (plan_id, item);


--
-- Name: working_session pk_working_session; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.working_session
    ADD CONSTRAINT pk_working_session PRIMARY KEY (id);


--
-- Name: working_session_province pk_working_session_province; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.working_session_province
    ADD CONSTRAINT pk_working_session_province PRIMARY KEY (session_id, province);


--
-- Name: document uq_document_key; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.document
    ADD CONSTRAINT uq_document_key UNIQUE (recorded_for, key, year);


--
-- Name: feed uq_feed_id; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.feed
    ADD CONSTRAINT uq_feed_id UNIQUE (id);


--
-- Name: feed uq_feed_position; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.feed
    ADD CONSTRAINT uq_feed_position UNIQUE ("position");


--
-- Name: follow_up uq_follow_up_reference; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.follow_up
    ADD CONSTRAINT uq_follow_up_reference UNIQUE (reference);


--
-- Name: letter uq_letter_reference; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.letter
    ADD CONSTRAINT uq_letter_reference UNIQUE (reference);


--
-- Name: recommendation uq_recommendation_reference; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.recommendation
    ADD CONSTRAINT uq_recommendation_reference UNIQUE (reference);


--
-- Name: reply uq_reply_document_id; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.reply
    ADD CONSTRAINT uq_reply_document_id UNIQUE (document_id);


--
-- Name: reply_line uq_reply_line_recommendation; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.reply_line
    ADD CONSTRAINT uq_reply_line_recommendation UNIQUE (reply_id, recommendation_id);


--
-- Name: reply uq_reply_reference; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.reply
    ADD CONSTRAINT uq_reply_reference UNIQUE (reference);


--
-- Name: tasking uq_tasking_reference; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.tasking
    ADD CONSTRAINT uq_tasking_reference UNIQUE (reference);


--
-- Name: work_plan uq_work_plan_quarter; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.work_plan
    ADD CONSTRAINT uq_work_plan_quarter UNIQUE (year, quarter);


--
-- Name: work_plan uq_work_plan_reference; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.work_plan
    ADD CONSTRAINT uq_work_plan_reference UNIQUE (reference);


--
-- Name: working_session uq_working_session_conclusion_id; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.working_session
    ADD CONSTRAINT uq_working_session_conclusion_id UNIQUE (conclusion_id);


--
-- Name: working_session uq_working_session_reference; Type: CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.working_session
    ADD CONSTRAINT uq_working_session_reference UNIQUE (reference);


--
-- Name: ix_consultation_recommendation_id; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_consultation_recommendation_id ON public.consultation USING btree (recommendation_id);


--
-- Name: ix_consultation_silent; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_consultation_silent ON public.consultation USING btree (answer_due_on) WHERE ((answered_on IS NULL) AND (reminded_on IS NULL));


--
-- Name: ix_feed_unstamped; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_feed_unstamped ON public.feed USING btree (n) WHERE ("position" IS NULL);


--
-- Name: ix_follow_up_due; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_follow_up_due ON public.follow_up USING btree (due_on, id) WHERE (state = 'open'::text);


--
-- Name: ix_follow_up_province; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_follow_up_province ON public.follow_up USING btree (province, id);


--
-- Name: ix_follow_up_recommendation_id; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_follow_up_recommendation_id ON public.follow_up USING btree (recommendation_id);


--
-- Name: ix_follow_up_reply_id; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_follow_up_reply_id ON public.follow_up USING btree (reply_id);


--
-- Name: ix_follow_up_state; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_follow_up_state ON public.follow_up USING btree (state, id);


--
-- Name: ix_history_day; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_history_day ON public.history USING btree (kind, effective_on);


--
-- Name: ix_idempotency_key_claimed_at; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_idempotency_key_claimed_at ON public.idempotency_key USING btree (claimed_at);


--
-- Name: ix_inbox_n; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_inbox_n ON public.inbox USING btree (n);


--
-- Name: ix_letter_brought_back; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_letter_brought_back ON public.letter USING gin (brought_back);


--
-- Name: ix_letter_province; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_letter_province ON public.letter USING btree (province, id);


--
-- Name: ix_letter_search; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_letter_search ON public.letter USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_letter_state; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_letter_state ON public.letter USING btree (state, id);


--
-- Name: ix_letter_working_session_id; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_letter_working_session_id ON public.letter USING btree (working_session_id);


--
-- Name: ix_recommendation_about; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_recommendation_about ON public.recommendation USING gin (about);


--
-- Name: ix_recommendation_due; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_recommendation_due ON public.recommendation USING btree (due_on, id) WHERE open;


--
-- Name: ix_recommendation_field; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_recommendation_field ON public.recommendation USING btree (field, id);


--
-- Name: ix_recommendation_lead_unit; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_recommendation_lead_unit ON public.recommendation USING btree (lead_unit, id);


--
-- Name: ix_recommendation_letter_id; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_recommendation_letter_id ON public.recommendation USING btree (letter_id);


--
-- Name: ix_recommendation_master_id; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_recommendation_master_id ON public.recommendation USING btree (master_id);


--
-- Name: ix_recommendation_open; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_recommendation_open ON public.recommendation USING btree (open, id);


--
-- Name: ix_recommendation_province; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_recommendation_province ON public.recommendation USING btree (province, id);


--
-- Name: ix_recommendation_reopened_by; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_recommendation_reopened_by ON public.recommendation USING btree (reopened_by);


--
-- Name: ix_recommendation_search; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_recommendation_search ON public.recommendation USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_recommendation_state; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_recommendation_state ON public.recommendation USING btree (state, id);


--
-- Name: ix_recommendation_working_session_id; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_recommendation_working_session_id ON public.recommendation USING btree (working_session_id);


--
-- Name: ix_reply_line_recommendation_id; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_reply_line_recommendation_id ON public.reply_line USING btree (recommendation_id);


--
-- Name: ix_reply_province; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_reply_province ON public.reply USING btree (province, id);


--
-- Name: ix_reply_state; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_reply_state ON public.reply USING btree (state, id);


--
-- Name: ix_tasking_lead_unit; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_tasking_lead_unit ON public.tasking USING btree (lead_unit, id);


--
-- Name: ix_tasking_recommendation_id; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_tasking_recommendation_id ON public.tasking USING btree (recommendation_id);


--
-- Name: ix_tasking_state; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_tasking_state ON public.tasking USING btree (state, id);


--
-- Name: ix_work_plan_state; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_work_plan_state ON public.work_plan USING btree (state, id);


--
-- Name: ix_working_session_held_on; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_working_session_held_on ON public.working_session USING btree (held_on);


--
-- Name: ix_working_session_province_province; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_working_session_province_province ON public.working_session_province USING btree (province, session_id);


--
-- Name: ix_working_session_search; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_working_session_search ON public.working_session USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_working_session_state; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_working_session_state ON public.working_session USING btree (state, id);


--
-- Name: ix_working_session_year; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE INDEX ix_working_session_year ON public.working_session USING btree (year, id);


--
-- Name: uq_letter_document; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE UNIQUE INDEX uq_letter_document ON public.letter USING btree (document_id) WHERE (state <> 'withdrawn'::text);


--
-- Name: uq_tasking_live; Type: INDEX; Schema: public; Owner: recommendations_owner
--

CREATE UNIQUE INDEX uq_tasking_live ON public.tasking USING btree (recommendation_id) WHERE (state = ANY (ARRAY['drafted'::text, 'assigned'::text]));


--
-- Name: consultation fk_consultation_answer_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.consultation
    ADD CONSTRAINT fk_consultation_answer_id FOREIGN KEY (answer_id) REFERENCES public.document(id);


--
-- Name: consultation fk_consultation_document_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.consultation
    ADD CONSTRAINT fk_consultation_document_id FOREIGN KEY (document_id) REFERENCES public.document(id);


--
-- Name: consultation fk_consultation_recommendation_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.consultation
    ADD CONSTRAINT fk_consultation_recommendation_id FOREIGN KEY (recommendation_id) REFERENCES public.recommendation(id);


--
-- Name: follow_up fk_follow_up_document_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.follow_up
    ADD CONSTRAINT fk_follow_up_document_id FOREIGN KEY (document_id) REFERENCES public.document(id);


--
-- Name: follow_up fk_follow_up_recommendation_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.follow_up
    ADD CONSTRAINT fk_follow_up_recommendation_id FOREIGN KEY (recommendation_id) REFERENCES public.recommendation(id);


--
-- Name: follow_up fk_follow_up_reply_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.follow_up
    ADD CONSTRAINT fk_follow_up_reply_id FOREIGN KEY (reply_id) REFERENCES public.reply(id);


--
-- Name: letter fk_letter_document_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.letter
    ADD CONSTRAINT fk_letter_document_id FOREIGN KEY (document_id) REFERENCES public.document(id);


--
-- Name: letter fk_letter_working_session_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.letter
    ADD CONSTRAINT fk_letter_working_session_id FOREIGN KEY (working_session_id) REFERENCES public.working_session(id);


--
-- Name: recommendation fk_recommendation_extension_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.recommendation
    ADD CONSTRAINT fk_recommendation_extension_id FOREIGN KEY (extension_id) REFERENCES public.document(id);


--
-- Name: recommendation fk_recommendation_letter_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.recommendation
    ADD CONSTRAINT fk_recommendation_letter_id FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: recommendation fk_recommendation_master_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.recommendation
    ADD CONSTRAINT fk_recommendation_master_id FOREIGN KEY (master_id) REFERENCES public.recommendation(id);


--
-- Name: recommendation fk_recommendation_reopened_by; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.recommendation
    ADD CONSTRAINT fk_recommendation_reopened_by FOREIGN KEY (reopened_by) REFERENCES public.letter(id);


--
-- Name: recommendation fk_recommendation_reply_document_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.recommendation
    ADD CONSTRAINT fk_recommendation_reply_document_id FOREIGN KEY (reply_document_id) REFERENCES public.document(id);


--
-- Name: recommendation fk_recommendation_source_document_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.recommendation
    ADD CONSTRAINT fk_recommendation_source_document_id FOREIGN KEY (source_document_id) REFERENCES public.document(id);


--
-- Name: recommendation fk_recommendation_transfer_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.recommendation
    ADD CONSTRAINT fk_recommendation_transfer_id FOREIGN KEY (transfer_id) REFERENCES public.document(id);


--
-- Name: recommendation fk_recommendation_working_session_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.recommendation
    ADD CONSTRAINT fk_recommendation_working_session_id FOREIGN KEY (working_session_id) REFERENCES public.working_session(id);


--
-- Name: reply fk_reply_document_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.reply
    ADD CONSTRAINT fk_reply_document_id FOREIGN KEY (document_id) REFERENCES public.document(id);


--
-- Name: reply_line fk_reply_line_recommendation_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.reply_line
    ADD CONSTRAINT fk_reply_line_recommendation_id FOREIGN KEY (recommendation_id) REFERENCES public.recommendation(id);


--
-- Name: reply_line fk_reply_line_reply_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.reply_line
    ADD CONSTRAINT fk_reply_line_reply_id FOREIGN KEY (reply_id) REFERENCES public.reply(id);


--
-- Name: tasking fk_tasking_recommendation_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.tasking
    ADD CONSTRAINT fk_tasking_recommendation_id FOREIGN KEY (recommendation_id) REFERENCES public.recommendation(id);


--
-- Name: work_plan_item fk_work_plan_item_plan_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.work_plan_item
    ADD CONSTRAINT fk_work_plan_item_plan_id FOREIGN KEY (plan_id) REFERENCES public.work_plan(id);


--
-- Name: working_session fk_working_session_basis_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.working_session
    ADD CONSTRAINT fk_working_session_basis_id FOREIGN KEY (basis_id) REFERENCES public.document(id);


--
-- Name: working_session fk_working_session_conclusion_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.working_session
    ADD CONSTRAINT fk_working_session_conclusion_id FOREIGN KEY (conclusion_id) REFERENCES public.document(id);


--
-- Name: working_session_province fk_working_session_province_session_id; Type: FK CONSTRAINT; Schema: public; Owner: recommendations_owner
--

ALTER TABLE ONLY public.working_session_province
    ADD CONSTRAINT fk_working_session_province_session_id FOREIGN KEY (session_id) REFERENCES public.working_session(id);


--
-- Name: feed agency_all; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY agency_all ON public.feed TO recommendations_agency USING (true) WITH CHECK (true);


--
-- Name: follow_up agency_all; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY agency_all ON public.follow_up TO recommendations_agency USING (true) WITH CHECK (true);


--
-- Name: history agency_all; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY agency_all ON public.history TO recommendations_agency USING (true) WITH CHECK (true);


--
-- Name: letter agency_all; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY agency_all ON public.letter TO recommendations_agency USING (true) WITH CHECK (true);


--
-- Name: recommendation agency_all; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY agency_all ON public.recommendation TO recommendations_agency USING (true) WITH CHECK (true);


--
-- Name: reply agency_all; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY agency_all ON public.reply TO recommendations_agency USING (true) WITH CHECK (true);


--
-- Name: reply_line agency_all; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY agency_all ON public.reply_line TO recommendations_agency USING (true) WITH CHECK (true);


--
-- Name: working_session agency_all; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY agency_all ON public.working_session TO recommendations_agency USING (true) WITH CHECK (true);


--
-- Name: working_session_province agency_all; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY agency_all ON public.working_session_province TO recommendations_agency USING (true) WITH CHECK (true);


--
-- Name: feed; Type: ROW SECURITY; Schema: public; Owner: recommendations_owner
--

ALTER TABLE public.feed ENABLE ROW LEVEL SECURITY;

--
-- Name: follow_up; Type: ROW SECURITY; Schema: public; Owner: recommendations_owner
--

ALTER TABLE public.follow_up ENABLE ROW LEVEL SECURITY;

--
-- Name: history; Type: ROW SECURITY; Schema: public; Owner: recommendations_owner
--

ALTER TABLE public.history ENABLE ROW LEVEL SECURITY;

--
-- Name: letter; Type: ROW SECURITY; Schema: public; Owner: recommendations_owner
--

ALTER TABLE public.letter ENABLE ROW LEVEL SECURITY;

--
-- Name: feed owner_all; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY owner_all ON public.feed TO recommendations_owner USING (true) WITH CHECK (true);


--
-- Name: follow_up owner_all; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY owner_all ON public.follow_up TO recommendations_owner USING (true) WITH CHECK (true);


--
-- Name: history owner_all; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY owner_all ON public.history TO recommendations_owner USING (true) WITH CHECK (true);


--
-- Name: letter owner_all; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY owner_all ON public.letter TO recommendations_owner USING (true) WITH CHECK (true);


--
-- Name: recommendation owner_all; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY owner_all ON public.recommendation TO recommendations_owner USING (true) WITH CHECK (true);


--
-- Name: reply owner_all; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY owner_all ON public.reply TO recommendations_owner USING (true) WITH CHECK (true);


--
-- Name: reply_line owner_all; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY owner_all ON public.reply_line TO recommendations_owner USING (true) WITH CHECK (true);


--
-- Name: working_session owner_all; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY owner_all ON public.working_session TO recommendations_owner USING (true) WITH CHECK (true);


--
-- Name: working_session_province owner_all; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY owner_all ON public.working_session_province TO recommendations_owner USING (true) WITH CHECK (true);


--
-- Name: feed province_scope; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY province_scope ON public.feed TO recommendations_province USING ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND (audience = 'all'::text))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: follow_up province_scope; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY province_scope ON public.follow_up TO recommendations_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: history province_scope; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY province_scope ON public.history TO recommendations_province USING ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND ((audience = 'all'::text) OR (EXISTS ( SELECT
   FROM public.disclosure d
  WHERE (d.record_id = history.record_id)))))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: letter province_scope; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY province_scope ON public.letter TO recommendations_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: recommendation province_scope; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY province_scope ON public.recommendation TO recommendations_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: reply province_scope; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY province_scope ON public.reply TO recommendations_province USING ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND (state = 'issued'::text))) WITH CHECK ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND (state = 'issued'::text)));


--
-- Name: reply_line province_scope; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY province_scope ON public.reply_line TO recommendations_province USING ((EXISTS ( SELECT
   FROM public.reply r
  WHERE (r.id = reply_line.reply_id)))) WITH CHECK ((EXISTS ( SELECT
   FROM public.reply r
  WHERE (r.id = reply_line.reply_id))));


--
-- Name: working_session province_scope; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY province_scope ON public.working_session TO recommendations_province USING ((EXISTS ( SELECT
   FROM public.working_session_province p
  WHERE (p.session_id = working_session.id)))) WITH CHECK ((EXISTS ( SELECT
   FROM public.working_session_province p
  WHERE (p.session_id = working_session.id))));


--
-- Name: working_session_province province_scope; Type: POLICY; Schema: public; Owner: recommendations_owner
--

CREATE POLICY province_scope ON public.working_session_province TO recommendations_province USING ((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[]))) WITH CHECK ((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])));


--
-- Name: recommendation; Type: ROW SECURITY; Schema: public; Owner: recommendations_owner
--

ALTER TABLE public.recommendation ENABLE ROW LEVEL SECURITY;

--
-- Name: reply; Type: ROW SECURITY; Schema: public; Owner: recommendations_owner
--

ALTER TABLE public.reply ENABLE ROW LEVEL SECURITY;

--
-- Name: reply_line; Type: ROW SECURITY; Schema: public; Owner: recommendations_owner
--

ALTER TABLE public.reply_line ENABLE ROW LEVEL SECURITY;

--
-- Name: working_session; Type: ROW SECURITY; Schema: public; Owner: recommendations_owner
--

ALTER TABLE public.working_session ENABLE ROW LEVEL SECURITY;

--
-- Name: working_session_province; Type: ROW SECURITY; Schema: public; Owner: recommendations_owner
--

ALTER TABLE public.working_session_province ENABLE ROW LEVEL SECURITY;

--
-- Name: TABLE alembic_version; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT SELECT ON TABLE public.alembic_version TO recommendations_agency;


--
-- Name: TABLE consultation; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.consultation TO recommendations_agency;


--
-- Name: TABLE disclosure; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT SELECT,INSERT ON TABLE public.disclosure TO recommendations_agency;
GRANT SELECT ON TABLE public.disclosure TO recommendations_province;


--
-- Name: TABLE document; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT SELECT,INSERT ON TABLE public.document TO recommendations_agency;
GRANT SELECT,INSERT ON TABLE public.document TO recommendations_province;


--
-- Name: TABLE feed; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT SELECT,INSERT ON TABLE public.feed TO recommendations_agency;
GRANT SELECT,INSERT ON TABLE public.feed TO recommendations_province;


--
-- Name: COLUMN feed."position"; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT UPDATE("position") ON TABLE public.feed TO recommendations_agency;


--
-- Name: SEQUENCE feed_position; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT USAGE ON SEQUENCE public.feed_position TO recommendations_agency;


--
-- Name: SEQUENCE follow_up_number; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT USAGE ON SEQUENCE public.follow_up_number TO recommendations_agency;


--
-- Name: TABLE follow_up; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.follow_up TO recommendations_agency;
GRANT SELECT ON TABLE public.follow_up TO recommendations_province;


--
-- Name: TABLE history; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT SELECT,INSERT ON TABLE public.history TO recommendations_agency;
GRANT SELECT,INSERT ON TABLE public.history TO recommendations_province;


--
-- Name: TABLE idempotency_key; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.idempotency_key TO recommendations_agency;
GRANT SELECT,INSERT,UPDATE ON TABLE public.idempotency_key TO recommendations_province;


--
-- Name: TABLE inbox; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT SELECT,INSERT,DELETE ON TABLE public.inbox TO recommendations_agency;


--
-- Name: SEQUENCE letter_number; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT USAGE ON SEQUENCE public.letter_number TO recommendations_agency;
GRANT USAGE ON SEQUENCE public.letter_number TO recommendations_province;


--
-- Name: TABLE letter; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.letter TO recommendations_agency;
GRANT SELECT,INSERT,UPDATE ON TABLE public.letter TO recommendations_province;


--
-- Name: SEQUENCE recommendation_number; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT USAGE ON SEQUENCE public.recommendation_number TO recommendations_agency;


--
-- Name: TABLE recommendation; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.recommendation TO recommendations_agency;
GRANT SELECT ON TABLE public.recommendation TO recommendations_province;


--
-- Name: SEQUENCE reply_number; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT USAGE ON SEQUENCE public.reply_number TO recommendations_agency;


--
-- Name: TABLE reply; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.reply TO recommendations_agency;
GRANT SELECT ON TABLE public.reply TO recommendations_province;


--
-- Name: TABLE reply_line; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.reply_line TO recommendations_agency;
GRANT SELECT ON TABLE public.reply_line TO recommendations_province;


--
-- Name: SEQUENCE tasking_number; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT USAGE ON SEQUENCE public.tasking_number TO recommendations_agency;


--
-- Name: TABLE tasking; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.tasking TO recommendations_agency;


--
-- Name: SEQUENCE work_plan_number; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT USAGE ON SEQUENCE public.work_plan_number TO recommendations_agency;


--
-- Name: TABLE work_plan; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.work_plan TO recommendations_agency;


--
-- Name: TABLE work_plan_item; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.work_plan_item TO recommendations_agency;


--
-- Name: SEQUENCE working_session_number; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT USAGE ON SEQUENCE public.working_session_number TO recommendations_agency;


--
-- Name: TABLE working_session; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.working_session TO recommendations_agency;
GRANT SELECT ON TABLE public.working_session TO recommendations_province;


--
-- Name: TABLE working_session_province; Type: ACL; Schema: public; Owner: recommendations_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.working_session_province TO recommendations_agency;
GRANT SELECT ON TABLE public.working_session_province TO recommendations_province;


--
-- PostgreSQL database dump complete
--

\unrestrict arit
