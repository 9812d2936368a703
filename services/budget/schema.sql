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
-- Name: next_reference(text, regclass); Type: FUNCTION; Schema: public; Owner: budget_owner
--

CREATE FUNCTION public.next_reference(prefix text, numbers regclass) RETURNS text
    LANGUAGE sql
    AS $$
  SELECT prefix || '-' || to_char(now() AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY') || '-'
         || lpad(n::text, greatest(6, length(n::text)), '0')
  FROM nextval(numbers) AS n
$$;


ALTER FUNCTION public.next_reference(prefix text, numbers regclass) OWNER TO budget_owner;

--
-- Name: vn_fold(text); Type: FUNCTION; Schema: public; Owner: budget_owner
--

CREATE FUNCTION public.vn_fold(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC))) $$;


ALTER FUNCTION public.vn_fold(value text) OWNER TO budget_owner;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: account; Type: TABLE; Schema: public; Owner: budget_owner
--

CREATE TABLE public.account (
    id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    fund text NOT NULL,
    year integer NOT NULL,
    field text NOT NULL,
    assignment_id uuid,
    line_id uuid,
    agreement_id uuid,
    province text,
    implementer_unit text,
    balance bigint NOT NULL,
    CONSTRAINT ck_account_balance CHECK (((balance >= 0) OR (kind = 'source'::text))),
    CONSTRAINT ck_account_greatest CHECK ((abs(balance) <= '9007199254740991'::bigint)),
    CONSTRAINT ck_account_kind CHECK ((kind = ANY (ARRAY['source'::text, 'unallocated'::text, 'allocated'::text, 'committed'::text, 'advanced'::text, 'paid'::text, 'receivable'::text, 'recovered'::text, 'cancelled'::text, 'carried_over'::text])))
);

ALTER TABLE ONLY public.account FORCE ROW LEVEL SECURITY;


ALTER TABLE public.account OWNER TO budget_owner;

--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: budget_owner
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


ALTER TABLE public.alembic_version OWNER TO budget_owner;

--
-- Name: allocation_number; Type: SEQUENCE; Schema: public; Owner: budget_owner
--

CREATE SEQUENCE public.allocation_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.allocation_number OWNER TO budget_owner;

--
-- Name: allocation; Type: TABLE; Schema: public; Owner: budget_owner
--

CREATE TABLE public.allocation (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('PB'::text, 'public.allocation_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    year integer NOT NULL,
    title text NOT NULL,
    document_id uuid,
    agreed_on date,
    agreed_by text,
    issued_on date,
    correction_by date,
    CONSTRAINT ck_allocation_state CHECK ((state = ANY (ARRAY['drafted'::text, 'agreed'::text, 'issued'::text, 'reversed'::text])))
);

ALTER TABLE ONLY public.allocation FORCE ROW LEVEL SECURITY;


ALTER TABLE public.allocation OWNER TO budget_owner;

--
-- Name: allocation_line; Type: TABLE; Schema: public; Owner: budget_owner
--

CREATE TABLE public.allocation_line (
    id uuid NOT NULL,
    allocation_id uuid NOT NULL,
    place integer NOT NULL,
    assignment_id uuid NOT NULL,
    decision_id uuid NOT NULL,
    field text NOT NULL,
    source_code text NOT NULL,
    province text,
    implementer_unit text,
    dossier_id uuid,
    amount bigint NOT NULL,
    note text,
    released bigint DEFAULT '0'::bigint NOT NULL,
    CONSTRAINT ck_allocation_line_amount CHECK ((amount > 0)),
    CONSTRAINT ck_allocation_line_released CHECK (((released >= 0) AND (released <= amount)))
);

ALTER TABLE ONLY public.allocation_line FORCE ROW LEVEL SECURITY;


ALTER TABLE public.allocation_line OWNER TO budget_owner;

--
-- Name: assignment_number; Type: SEQUENCE; Schema: public; Owner: budget_owner
--

CREATE SEQUENCE public.assignment_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.assignment_number OWNER TO budget_owner;

--
-- Name: assignment; Type: TABLE; Schema: public; Owner: budget_owner
--

CREATE TABLE public.assignment (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('DT'::text, 'public.assignment_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    year integer NOT NULL,
    kind text NOT NULL,
    field text NOT NULL,
    amount bigint NOT NULL,
    source_code text NOT NULL,
    codes_basis text,
    codes_status text,
    appraisal_id uuid,
    decision_id uuid NOT NULL,
    received_on date NOT NULL,
    allocate_by date,
    CONSTRAINT ck_assignment_amount CHECK ((amount > 0)),
    CONSTRAINT ck_assignment_state CHECK ((state = ANY (ARRAY['drafted'::text, 'assigned'::text])))
);


ALTER TABLE public.assignment OWNER TO budget_owner;

--
-- Name: budget_year_number; Type: SEQUENCE; Schema: public; Owner: budget_owner
--

CREATE SEQUENCE public.budget_year_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.budget_year_number OWNER TO budget_owner;

--
-- Name: budget_year; Type: TABLE; Schema: public; Owner: budget_owner
--

CREATE TABLE public.budget_year (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('NS'::text, 'public.budget_year_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    year integer NOT NULL,
    title text,
    CONSTRAINT ck_budget_year_state CHECK ((state = 'open'::text))
);


ALTER TABLE public.budget_year OWNER TO budget_owner;

--
-- Name: commitment_number; Type: SEQUENCE; Schema: public; Owner: budget_owner
--

CREATE SEQUENCE public.commitment_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.commitment_number OWNER TO budget_owner;

--
-- Name: commitment; Type: TABLE; Schema: public; Owner: budget_owner
--

CREATE TABLE public.commitment (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('CK'::text, 'public.commitment_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    agreement_version integer NOT NULL,
    held_on date,
    asked jsonb NOT NULL,
    CONSTRAINT ck_commitment_state CHECK ((state = ANY (ARRAY['held'::text, 'lapsed'::text, 'confirmed'::text, 'settled'::text, 'released'::text])))
);

ALTER TABLE ONLY public.commitment FORCE ROW LEVEL SECURITY;


ALTER TABLE public.commitment OWNER TO budget_owner;

--
-- Name: commitment_line; Type: TABLE; Schema: public; Owner: budget_owner
--

CREATE TABLE public.commitment_line (
    agreement_id uuid NOT NULL,
    allocation_line_id uuid NOT NULL,
    place integer NOT NULL,
    allocation_id uuid NOT NULL,
    document_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    year integer NOT NULL,
    field text NOT NULL,
    source_code text NOT NULL,
    amount bigint NOT NULL,
    province text,
    implementer_unit text,
    CONSTRAINT ck_commitment_line_amount CHECK ((amount >= 0))
);

ALTER TABLE ONLY public.commitment_line FORCE ROW LEVEL SECURITY;


ALTER TABLE public.commitment_line OWNER TO budget_owner;

--
-- Name: disclosure; Type: TABLE; Schema: public; Owner: budget_owner
--

CREATE TABLE public.disclosure (
    record_id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL
);


ALTER TABLE public.disclosure OWNER TO budget_owner;

--
-- Name: document; Type: TABLE; Schema: public; Owner: budget_owner
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


ALTER TABLE public.document OWNER TO budget_owner;

--
-- Name: dossier_grant; Type: TABLE; Schema: public; Owner: budget_owner
--

CREATE TABLE public.dossier_grant (
    dossier_id uuid NOT NULL,
    version integer NOT NULL,
    amount bigint NOT NULL
);


ALTER TABLE public.dossier_grant OWNER TO budget_owner;

--
-- Name: feed; Type: TABLE; Schema: public; Owner: budget_owner
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


ALTER TABLE public.feed OWNER TO budget_owner;

--
-- Name: feed_n_seq; Type: SEQUENCE; Schema: public; Owner: budget_owner
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
-- Name: feed_position; Type: SEQUENCE; Schema: public; Owner: budget_owner
--

CREATE SEQUENCE public.feed_position
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.feed_position OWNER TO budget_owner;

--
-- Name: history; Type: TABLE; Schema: public; Owner: budget_owner
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


ALTER TABLE public.history OWNER TO budget_owner;

--
-- Name: idempotency_key; Type: TABLE; Schema: public; Owner: budget_owner
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


ALTER TABLE public.idempotency_key OWNER TO budget_owner;

--
-- Name: inbox; Type: TABLE; Schema: public; Owner: budget_owner
--

CREATE TABLE public.inbox (
    event_id text NOT NULL,
    source text NOT NULL,
    n bigint NOT NULL,
    applied_at timestamp with time zone NOT NULL
);


ALTER TABLE public.inbox OWNER TO budget_owner;

--
-- Name: inbox_n_seq; Type: SEQUENCE; Schema: public; Owner: budget_owner
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
-- Name: payment_number; Type: SEQUENCE; Schema: public; Owner: budget_owner
--

CREATE SEQUENCE public.payment_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.payment_number OWNER TO budget_owner;

--
-- Name: payment; Type: TABLE; Schema: public; Owner: budget_owner
--

CREATE TABLE public.payment (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('CT'::text, 'public.payment_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    payment_request_id uuid NOT NULL,
    agreement_id uuid NOT NULL,
    dossier_id uuid NOT NULL,
    year integer NOT NULL,
    kind text NOT NULL,
    amount bigint NOT NULL,
    voucher text,
    paid_on date NOT NULL,
    CONSTRAINT ck_payment_amount CHECK ((amount > 0)),
    CONSTRAINT ck_payment_kind CHECK ((kind = ANY (ARRAY['advance'::text, 'payment'::text]))),
    CONSTRAINT ck_payment_state CHECK ((state = ANY (ARRAY['paid'::text, 'reversed'::text])))
);

ALTER TABLE ONLY public.payment FORCE ROW LEVEL SECURITY;


ALTER TABLE public.payment OWNER TO budget_owner;

--
-- Name: posting; Type: TABLE; Schema: public; Owner: budget_owner
--

CREATE TABLE public.posting (
    sequence bigint NOT NULL,
    id uuid NOT NULL,
    from_account text NOT NULL COLLATE pg_catalog."C",
    to_account text NOT NULL COLLATE pg_catalog."C",
    amount bigint NOT NULL,
    fund text NOT NULL,
    year integer NOT NULL,
    field text NOT NULL,
    budget_code text NOT NULL,
    source_code text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    what text NOT NULL,
    reason text,
    document_id uuid,
    assignment_id uuid,
    allocation_id uuid,
    allocation_line_id uuid,
    agreement_id uuid,
    dossier_id uuid,
    payment_id uuid,
    reverses uuid,
    actor text NOT NULL,
    acting_service text,
    request_id text NOT NULL,
    recovery_id uuid,
    CONSTRAINT ck_posting_accounts CHECK ((from_account <> to_account)),
    CONSTRAINT ck_posting_amount CHECK ((amount > 0))
);


ALTER TABLE public.posting OWNER TO budget_owner;

--
-- Name: posting_sequence_seq; Type: SEQUENCE; Schema: public; Owner: budget_owner
--

ALTER TABLE public.posting ALTER COLUMN sequence ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.posting_sequence_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: recovery_number; Type: SEQUENCE; Schema: public; Owner: budget_owner
--

CREATE SEQUENCE public.recovery_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.recovery_number OWNER TO budget_owner;

--
-- Name: recovery; Type: TABLE; Schema: public; Owner: budget_owner
--

CREATE TABLE public.recovery (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('TH'::text, 'public.recovery_number'::regclass) NOT NULL,
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
    amount bigint NOT NULL,
    document_id uuid NOT NULL,
    recovered_on date NOT NULL,
    CONSTRAINT ck_recovery_amount CHECK ((amount > 0)),
    CONSTRAINT ck_recovery_state CHECK ((state = ANY (ARRAY['recovered'::text, 'reversed'::text])))
);

ALTER TABLE ONLY public.recovery FORCE ROW LEVEL SECURITY;


ALTER TABLE public.recovery OWNER TO budget_owner;

--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: account pk_account; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT pk_account PRIMARY KEY (id);


--
-- Name: allocation pk_allocation; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.allocation
    ADD CONSTRAINT pk_allocation PRIMARY KEY (id);


--
-- Name: allocation_line pk_allocation_line; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.allocation_line
    ADD CONSTRAINT pk_allocation_line PRIMARY KEY (id);


--
-- Name: assignment pk_assignment; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT pk_assignment PRIMARY KEY (id);


--
-- Name: budget_year pk_budget_year; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.budget_year
    ADD CONSTRAINT pk_budget_year PRIMARY KEY (id);


--
-- Name: commitment pk_commitment; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.commitment
    ADD CONSTRAINT pk_commitment PRIMARY KEY (id);


--
-- Name: commitment_line pk_commitment_line; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.commitment_line
    ADD CONSTRAINT pk_commitment_line PRIMARY KEY (agreement_id, allocation_line_id);


--
-- Name: disclosure pk_disclosure; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.disclosure
    ADD CONSTRAINT pk_disclosure PRIMARY KEY (record_id);


--
-- Name: document pk_document; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.document
    ADD CONSTRAINT pk_document PRIMARY KEY (id);


--
-- Name: dossier_grant pk_dossier_grant; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.dossier_grant
    ADD CONSTRAINT pk_dossier_grant PRIMARY KEY (dossier_id);


--
-- Name: feed pk_feed; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.feed
    ADD CONSTRAINT pk_feed PRIMARY KEY (n);


--
-- Name: history pk_history; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.history
    ADD CONSTRAINT pk_history PRIMARY KEY (record_id, seq);


--
-- Name: idempotency_key pk_idempotency_key; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.idempotency_key
    ADD CONSTRAINT pk_idempotency_key PRIMARY KEY (subject, path, key);


--
-- Name: inbox pk_inbox; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT pk_inbox PRIMARY KEY (event_id);


--
-- Name: payment pk_payment; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT pk_payment PRIMARY KEY (id);


--
-- Name: posting pk_posting; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.posting
    ADD CONSTRAINT pk_posting PRIMARY KEY (sequence);


--
-- Name: recovery pk_recovery; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.recovery
    ADD CONSTRAINT pk_recovery PRIMARY KEY (id);


--
-- Name: account uq_account_heading; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT uq_account_heading UNIQUE (id, fund, year, field);


--
-- Name: allocation_line uq_allocation_line_place; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.allocation_line
    ADD CONSTRAINT uq_allocation_line_place UNIQUE (allocation_id, place);


--
-- Name: allocation uq_allocation_reference; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.allocation
    ADD CONSTRAINT uq_allocation_reference UNIQUE (reference);


--
-- Name: assignment uq_assignment_reference; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT uq_assignment_reference UNIQUE (reference);


--
-- Name: budget_year uq_budget_year_reference; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.budget_year
    ADD CONSTRAINT uq_budget_year_reference UNIQUE (reference);


--
-- Name: budget_year uq_budget_year_year; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.budget_year
    ADD CONSTRAINT uq_budget_year_year UNIQUE (year);


--
-- Name: commitment uq_commitment_reference; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.commitment
    ADD CONSTRAINT uq_commitment_reference UNIQUE (reference);


--
-- Name: document uq_document_key; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.document
    ADD CONSTRAINT uq_document_key UNIQUE (recorded_for, key, year);


--
-- Name: feed uq_feed_id; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.feed
    ADD CONSTRAINT uq_feed_id UNIQUE (id);


--
-- Name: feed uq_feed_position; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.feed
    ADD CONSTRAINT uq_feed_position UNIQUE ("position");


--
-- Name: payment uq_payment_reference; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT uq_payment_reference UNIQUE (reference);


--
-- Name: posting uq_posting_id; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.posting
    ADD CONSTRAINT uq_posting_id UNIQUE (id);


--
-- Name: posting uq_posting_reverses; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.posting
    ADD CONSTRAINT uq_posting_reverses UNIQUE (reverses);


--
-- Name: recovery uq_recovery_reference; Type: CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.recovery
    ADD CONSTRAINT uq_recovery_reference UNIQUE (reference);


--
-- Name: ix_account_agreement_id; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_account_agreement_id ON public.account USING btree (agreement_id);


--
-- Name: ix_account_assignment_id; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_account_assignment_id ON public.account USING btree (assignment_id);


--
-- Name: ix_account_line_id; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_account_line_id ON public.account USING btree (line_id);


--
-- Name: ix_allocation_line_assignment_id; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_allocation_line_assignment_id ON public.allocation_line USING btree (assignment_id);


--
-- Name: ix_allocation_line_dossier_id; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_allocation_line_dossier_id ON public.allocation_line USING btree (dossier_id);


--
-- Name: ix_allocation_line_province; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_allocation_line_province ON public.allocation_line USING btree (province, allocation_id);


--
-- Name: ix_allocation_line_unit; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_allocation_line_unit ON public.allocation_line USING btree (implementer_unit, allocation_id);


--
-- Name: ix_allocation_state; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_allocation_state ON public.allocation USING btree (state, id);


--
-- Name: ix_allocation_year; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_allocation_year ON public.allocation USING btree (year, id);


--
-- Name: ix_assignment_state; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_assignment_state ON public.assignment USING btree (state, id);


--
-- Name: ix_assignment_year; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_assignment_year ON public.assignment USING btree (year, id);


--
-- Name: ix_commitment_line_allocation_line_id; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_commitment_line_allocation_line_id ON public.commitment_line USING btree (allocation_line_id);


--
-- Name: ix_commitment_line_dossier_id; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_commitment_line_dossier_id ON public.commitment_line USING btree (dossier_id);


--
-- Name: ix_commitment_province; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_commitment_province ON public.commitment USING btree (province, id);


--
-- Name: ix_commitment_state; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_commitment_state ON public.commitment USING btree (state, id);


--
-- Name: ix_commitment_unit; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_commitment_unit ON public.commitment USING btree (implementer_unit, id);


--
-- Name: ix_feed_unstamped; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_feed_unstamped ON public.feed USING btree (n) WHERE ("position" IS NULL);


--
-- Name: ix_history_day; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_history_day ON public.history USING btree (kind, effective_on);


--
-- Name: ix_idempotency_key_claimed_at; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_idempotency_key_claimed_at ON public.idempotency_key USING btree (claimed_at);


--
-- Name: ix_inbox_n; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_inbox_n ON public.inbox USING btree (n);


--
-- Name: ix_payment_agreement_id; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_payment_agreement_id ON public.payment USING btree (agreement_id, id);


--
-- Name: ix_payment_dossier_id; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_payment_dossier_id ON public.payment USING btree (dossier_id, id);


--
-- Name: ix_payment_province; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_payment_province ON public.payment USING btree (province, id);


--
-- Name: ix_payment_state; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_payment_state ON public.payment USING btree (state, id);


--
-- Name: ix_payment_unit; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_payment_unit ON public.payment USING btree (implementer_unit, id);


--
-- Name: ix_posting_agreement_id; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_posting_agreement_id ON public.posting USING btree (agreement_id, sequence);


--
-- Name: ix_posting_allocation_id; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_posting_allocation_id ON public.posting USING btree (allocation_id, sequence);


--
-- Name: ix_posting_assignment_id; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_posting_assignment_id ON public.posting USING btree (assignment_id, sequence);


--
-- Name: ix_posting_dossier_id; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_posting_dossier_id ON public.posting USING btree (dossier_id, sequence);


--
-- Name: ix_posting_from; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_posting_from ON public.posting USING btree (from_account, effective_on, sequence);


--
-- Name: ix_posting_payment_id; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_posting_payment_id ON public.posting USING btree (payment_id, sequence);


--
-- Name: ix_posting_recovery_id; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_posting_recovery_id ON public.posting USING btree (recovery_id, sequence);


--
-- Name: ix_posting_to; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_posting_to ON public.posting USING btree (to_account, effective_on, sequence);


--
-- Name: ix_posting_year; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_posting_year ON public.posting USING btree (year, sequence);


--
-- Name: ix_recovery_agreement_id; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_recovery_agreement_id ON public.recovery USING btree (agreement_id, id);


--
-- Name: ix_recovery_dossier_id; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_recovery_dossier_id ON public.recovery USING btree (dossier_id, id);


--
-- Name: ix_recovery_province; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_recovery_province ON public.recovery USING btree (province, id);


--
-- Name: ix_recovery_state; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_recovery_state ON public.recovery USING btree (state, id);


--
-- Name: ix_recovery_unit; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_recovery_unit ON public.recovery USING btree (implementer_unit, id);


--
-- Name: ix_recovery_year; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE INDEX ix_recovery_year ON public.recovery USING btree (year, id);


--
-- Name: uq_payment_live; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE UNIQUE INDEX uq_payment_live ON public.payment USING btree (payment_request_id) WHERE (state = 'paid'::text);


--
-- Name: uq_recovery_live; Type: INDEX; Schema: public; Owner: budget_owner
--

CREATE UNIQUE INDEX uq_recovery_live ON public.recovery USING btree (document_id) WHERE (state = 'recovered'::text);


--
-- Name: allocation fk_allocation_document_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.allocation
    ADD CONSTRAINT fk_allocation_document_id FOREIGN KEY (document_id) REFERENCES public.document(id);


--
-- Name: allocation_line fk_allocation_line_allocation_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.allocation_line
    ADD CONSTRAINT fk_allocation_line_allocation_id FOREIGN KEY (allocation_id) REFERENCES public.allocation(id);


--
-- Name: allocation_line fk_allocation_line_assignment_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.allocation_line
    ADD CONSTRAINT fk_allocation_line_assignment_id FOREIGN KEY (assignment_id) REFERENCES public.assignment(id);


--
-- Name: allocation_line fk_allocation_line_decision_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.allocation_line
    ADD CONSTRAINT fk_allocation_line_decision_id FOREIGN KEY (decision_id) REFERENCES public.document(id);


--
-- Name: allocation fk_allocation_year; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.allocation
    ADD CONSTRAINT fk_allocation_year FOREIGN KEY (year) REFERENCES public.budget_year(year);


--
-- Name: assignment fk_assignment_appraisal_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT fk_assignment_appraisal_id FOREIGN KEY (appraisal_id) REFERENCES public.document(id);


--
-- Name: assignment fk_assignment_decision_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT fk_assignment_decision_id FOREIGN KEY (decision_id) REFERENCES public.document(id);


--
-- Name: assignment fk_assignment_year; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT fk_assignment_year FOREIGN KEY (year) REFERENCES public.budget_year(year);


--
-- Name: commitment_line fk_commitment_line_agreement_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.commitment_line
    ADD CONSTRAINT fk_commitment_line_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.commitment(id);


--
-- Name: commitment_line fk_commitment_line_allocation_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.commitment_line
    ADD CONSTRAINT fk_commitment_line_allocation_id FOREIGN KEY (allocation_id) REFERENCES public.allocation(id);


--
-- Name: commitment_line fk_commitment_line_allocation_line_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.commitment_line
    ADD CONSTRAINT fk_commitment_line_allocation_line_id FOREIGN KEY (allocation_line_id) REFERENCES public.allocation_line(id);


--
-- Name: commitment_line fk_commitment_line_document_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.commitment_line
    ADD CONSTRAINT fk_commitment_line_document_id FOREIGN KEY (document_id) REFERENCES public.document(id);


--
-- Name: payment fk_payment_agreement_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.payment
    ADD CONSTRAINT fk_payment_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.commitment(id);


--
-- Name: posting fk_posting_agreement_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.posting
    ADD CONSTRAINT fk_posting_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.commitment(id);


--
-- Name: posting fk_posting_allocation_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.posting
    ADD CONSTRAINT fk_posting_allocation_id FOREIGN KEY (allocation_id) REFERENCES public.allocation(id);


--
-- Name: posting fk_posting_allocation_line_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.posting
    ADD CONSTRAINT fk_posting_allocation_line_id FOREIGN KEY (allocation_line_id) REFERENCES public.allocation_line(id);


--
-- Name: posting fk_posting_assignment_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.posting
    ADD CONSTRAINT fk_posting_assignment_id FOREIGN KEY (assignment_id) REFERENCES public.assignment(id);


--
-- Name: posting fk_posting_document_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.posting
    ADD CONSTRAINT fk_posting_document_id FOREIGN KEY (document_id) REFERENCES public.document(id);


--
-- Name: posting fk_posting_from_account; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.posting
    ADD CONSTRAINT fk_posting_from_account FOREIGN KEY (from_account, fund, year, field) REFERENCES public.account(id, fund, year, field);


--
-- Name: posting fk_posting_payment_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.posting
    ADD CONSTRAINT fk_posting_payment_id FOREIGN KEY (payment_id) REFERENCES public.payment(id);


--
-- Name: posting fk_posting_recovery_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.posting
    ADD CONSTRAINT fk_posting_recovery_id FOREIGN KEY (recovery_id) REFERENCES public.recovery(id);


--
-- Name: posting fk_posting_reverses; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.posting
    ADD CONSTRAINT fk_posting_reverses FOREIGN KEY (reverses) REFERENCES public.posting(id);


--
-- Name: posting fk_posting_to_account; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.posting
    ADD CONSTRAINT fk_posting_to_account FOREIGN KEY (to_account, fund, year, field) REFERENCES public.account(id, fund, year, field);


--
-- Name: recovery fk_recovery_agreement_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.recovery
    ADD CONSTRAINT fk_recovery_agreement_id FOREIGN KEY (agreement_id) REFERENCES public.commitment(id);


--
-- Name: recovery fk_recovery_document_id; Type: FK CONSTRAINT; Schema: public; Owner: budget_owner
--

ALTER TABLE ONLY public.recovery
    ADD CONSTRAINT fk_recovery_document_id FOREIGN KEY (document_id) REFERENCES public.document(id);


--
-- Name: account; Type: ROW SECURITY; Schema: public; Owner: budget_owner
--

ALTER TABLE public.account ENABLE ROW LEVEL SECURITY;

--
-- Name: account agency_all; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY agency_all ON public.account TO budget_agency USING (true) WITH CHECK (true);


--
-- Name: allocation agency_all; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY agency_all ON public.allocation TO budget_agency USING (true) WITH CHECK (true);


--
-- Name: allocation_line agency_all; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY agency_all ON public.allocation_line TO budget_agency USING (true) WITH CHECK (true);


--
-- Name: commitment agency_all; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY agency_all ON public.commitment TO budget_agency USING (true) WITH CHECK (true);


--
-- Name: commitment_line agency_all; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY agency_all ON public.commitment_line TO budget_agency USING (true) WITH CHECK (true);


--
-- Name: feed agency_all; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY agency_all ON public.feed TO budget_agency USING (true) WITH CHECK (true);


--
-- Name: history agency_all; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY agency_all ON public.history TO budget_agency USING (true) WITH CHECK (true);


--
-- Name: payment agency_all; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY agency_all ON public.payment TO budget_agency USING (true) WITH CHECK (true);


--
-- Name: recovery agency_all; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY agency_all ON public.recovery TO budget_agency USING (true) WITH CHECK (true);


--
-- Name: allocation; Type: ROW SECURITY; Schema: public; Owner: budget_owner
--

ALTER TABLE public.allocation ENABLE ROW LEVEL SECURITY;

--
-- Name: allocation_line; Type: ROW SECURITY; Schema: public; Owner: budget_owner
--

ALTER TABLE public.allocation_line ENABLE ROW LEVEL SECURITY;

--
-- Name: commitment; Type: ROW SECURITY; Schema: public; Owner: budget_owner
--

ALTER TABLE public.commitment ENABLE ROW LEVEL SECURITY;

--
-- Name: commitment_line; Type: ROW SECURITY; Schema: public; Owner: budget_owner
--

ALTER TABLE public.commitment_line ENABLE ROW LEVEL SECURITY;

--
-- Name: feed; Type: ROW SECURITY; Schema: public; Owner: budget_owner
--

ALTER TABLE public.feed ENABLE ROW LEVEL SECURITY;

--
-- Name: history; Type: ROW SECURITY; Schema: public; Owner: budget_owner
--

ALTER TABLE public.history ENABLE ROW LEVEL SECURITY;

--
-- Name: account owner_all; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY owner_all ON public.account TO budget_owner USING (true) WITH CHECK (true);


--
-- Name: allocation owner_all; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY owner_all ON public.allocation TO budget_owner USING (true) WITH CHECK (true);


--
-- Name: allocation_line owner_all; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY owner_all ON public.allocation_line TO budget_owner USING (true) WITH CHECK (true);


--
-- Name: commitment owner_all; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY owner_all ON public.commitment TO budget_owner USING (true) WITH CHECK (true);


--
-- Name: commitment_line owner_all; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY owner_all ON public.commitment_line TO budget_owner USING (true) WITH CHECK (true);


--
-- Name: feed owner_all; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY owner_all ON public.feed TO budget_owner USING (true) WITH CHECK (true);


--
-- Name: history owner_all; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY owner_all ON public.history TO budget_owner USING (true) WITH CHECK (true);


--
-- Name: payment owner_all; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY owner_all ON public.payment TO budget_owner USING (true) WITH CHECK (true);


--
-- Name: recovery owner_all; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY owner_all ON public.recovery TO budget_owner USING (true) WITH CHECK (true);


--
-- Name: payment; Type: ROW SECURITY; Schema: public; Owner: budget_owner
--

ALTER TABLE public.payment ENABLE ROW LEVEL SECURITY;

--
-- Name: account province_scope; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY province_scope ON public.account TO budget_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: allocation province_scope; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY province_scope ON public.allocation TO budget_province USING ((issued_on IS NOT NULL)) WITH CHECK ((issued_on IS NOT NULL));


--
-- Name: allocation_line province_scope; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY province_scope ON public.allocation_line TO budget_province USING ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND (EXISTS ( SELECT
   FROM public.allocation a
  WHERE (a.id = allocation_line.allocation_id))))) WITH CHECK ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND (EXISTS ( SELECT
   FROM public.allocation a
  WHERE (a.id = allocation_line.allocation_id)))));


--
-- Name: commitment province_scope; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY province_scope ON public.commitment TO budget_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: commitment_line province_scope; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY province_scope ON public.commitment_line TO budget_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: feed province_scope; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY province_scope ON public.feed TO budget_province USING ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND (audience = 'all'::text))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: history province_scope; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY province_scope ON public.history TO budget_province USING ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND ((audience = 'all'::text) OR (EXISTS ( SELECT
   FROM public.disclosure d
  WHERE (d.record_id = history.record_id)))))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: payment province_scope; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY province_scope ON public.payment TO budget_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: recovery province_scope; Type: POLICY; Schema: public; Owner: budget_owner
--

CREATE POLICY province_scope ON public.recovery TO budget_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: recovery; Type: ROW SECURITY; Schema: public; Owner: budget_owner
--

ALTER TABLE public.recovery ENABLE ROW LEVEL SECURITY;

--
-- Name: TABLE account; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT SELECT,INSERT ON TABLE public.account TO budget_agency;
GRANT SELECT ON TABLE public.account TO budget_province;


--
-- Name: COLUMN account.balance; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT UPDATE(balance) ON TABLE public.account TO budget_agency;


--
-- Name: TABLE alembic_version; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT SELECT ON TABLE public.alembic_version TO budget_agency;


--
-- Name: SEQUENCE allocation_number; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT USAGE ON SEQUENCE public.allocation_number TO budget_agency;


--
-- Name: TABLE allocation; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.allocation TO budget_agency;
GRANT SELECT ON TABLE public.allocation TO budget_province;


--
-- Name: TABLE allocation_line; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT SELECT,INSERT ON TABLE public.allocation_line TO budget_agency;
GRANT SELECT ON TABLE public.allocation_line TO budget_province;


--
-- Name: COLUMN allocation_line.province; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT UPDATE(province) ON TABLE public.allocation_line TO budget_agency;


--
-- Name: COLUMN allocation_line.implementer_unit; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT UPDATE(implementer_unit) ON TABLE public.allocation_line TO budget_agency;


--
-- Name: COLUMN allocation_line.released; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT UPDATE(released) ON TABLE public.allocation_line TO budget_agency;


--
-- Name: SEQUENCE assignment_number; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT USAGE ON SEQUENCE public.assignment_number TO budget_agency;


--
-- Name: TABLE assignment; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.assignment TO budget_agency;


--
-- Name: SEQUENCE budget_year_number; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT USAGE ON SEQUENCE public.budget_year_number TO budget_agency;


--
-- Name: TABLE budget_year; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.budget_year TO budget_agency;
GRANT SELECT ON TABLE public.budget_year TO budget_province;


--
-- Name: SEQUENCE commitment_number; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT USAGE ON SEQUENCE public.commitment_number TO budget_agency;


--
-- Name: TABLE commitment; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.commitment TO budget_agency;
GRANT SELECT ON TABLE public.commitment TO budget_province;


--
-- Name: TABLE commitment_line; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT SELECT,INSERT,DELETE ON TABLE public.commitment_line TO budget_agency;
GRANT SELECT ON TABLE public.commitment_line TO budget_province;


--
-- Name: COLUMN commitment_line.amount; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT UPDATE(amount) ON TABLE public.commitment_line TO budget_agency;


--
-- Name: TABLE disclosure; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT SELECT,INSERT ON TABLE public.disclosure TO budget_agency;
GRANT SELECT ON TABLE public.disclosure TO budget_province;


--
-- Name: TABLE document; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT SELECT,INSERT ON TABLE public.document TO budget_agency;
GRANT SELECT,INSERT ON TABLE public.document TO budget_province;


--
-- Name: TABLE dossier_grant; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.dossier_grant TO budget_agency;


--
-- Name: TABLE feed; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT SELECT,INSERT ON TABLE public.feed TO budget_agency;
GRANT SELECT,INSERT ON TABLE public.feed TO budget_province;


--
-- Name: COLUMN feed."position"; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT UPDATE("position") ON TABLE public.feed TO budget_agency;


--
-- Name: SEQUENCE feed_position; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT USAGE ON SEQUENCE public.feed_position TO budget_agency;


--
-- Name: TABLE history; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT SELECT,INSERT ON TABLE public.history TO budget_agency;
GRANT SELECT,INSERT ON TABLE public.history TO budget_province;


--
-- Name: TABLE idempotency_key; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.idempotency_key TO budget_agency;
GRANT SELECT,INSERT,UPDATE ON TABLE public.idempotency_key TO budget_province;


--
-- Name: TABLE inbox; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT SELECT,INSERT,DELETE ON TABLE public.inbox TO budget_agency;


--
-- Name: SEQUENCE payment_number; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT USAGE ON SEQUENCE public.payment_number TO budget_agency;


--
-- Name: TABLE payment; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.payment TO budget_agency;
GRANT SELECT ON TABLE public.payment TO budget_province;


--
-- Name: TABLE posting; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT SELECT,INSERT ON TABLE public.posting TO budget_agency;


--
-- Name: SEQUENCE recovery_number; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT USAGE ON SEQUENCE public.recovery_number TO budget_agency;


--
-- Name: TABLE recovery; Type: ACL; Schema: public; Owner: budget_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.recovery TO budget_agency;
GRANT SELECT ON TABLE public.recovery TO budget_province;


--
-- PostgreSQL database dump complete
--

\unrestrict arit
