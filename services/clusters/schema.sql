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
-- Name: next_reference(text, regclass); Type: FUNCTION; Schema: public; Owner: clusters_owner
--

CREATE FUNCTION public.next_reference(prefix text, numbers regclass) RETURNS text
    LANGUAGE sql
    AS $$
  SELECT prefix || '-' || to_char(now() AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY') || '-'
         || lpad(n::text, greatest(6, length(n::text)), '0')
  FROM nextval(numbers) AS n
$$;


ALTER FUNCTION public.next_reference(prefix text, numbers regclass) OWNER TO clusters_owner;

--
-- Name: vn_fold(text); Type: FUNCTION; Schema: public; Owner: clusters_owner
--

CREATE FUNCTION public.vn_fold(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC))) $$;


ALTER FUNCTION public.vn_fold(value text) OWNER TO clusters_owner;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: clusters_owner
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


ALTER TABLE public.alembic_version OWNER TO clusters_owner;

--
-- Name: cluster_number; Type: SEQUENCE; Schema: public; Owner: clusters_owner
--

CREATE SEQUENCE public.cluster_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.cluster_number OWNER TO clusters_owner;

--
-- Name: cluster; Type: TABLE; Schema: public; Owner: clusters_owner
--

CREATE TABLE public.cluster (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('CCN'::text, 'public.cluster_number'::regclass) NOT NULL,
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
    former_district text NOT NULL,
    commune text,
    kind text NOT NULL,
    mountainous boolean NOT NULL,
    planned_area numeric(12,4),
    phase text,
    established_area numeric(12,4),
    established_on date,
    investor text,
    investor_kind text,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((((((COALESCE(reference, ''::text) || ' '::text) || COALESCE(name, ''::text)) || ' '::text) || COALESCE(former_district, ''::text)) || ' '::text) || COALESCE(commune, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_cluster_areas CHECK (((planned_area > (0)::numeric) AND (established_area > (0)::numeric))),
    CONSTRAINT ck_cluster_establishment CHECK (((established_on IS NULL) = (established_area IS NULL))),
    CONSTRAINT ck_cluster_state CHECK ((state = ANY (ARRAY['planned'::text, 'established'::text, 'detailed_plan_approved'::text, 'infrastructure_approved'::text, 'operating'::text, 'removed_from_plan'::text, 'abolished'::text])))
);

ALTER TABLE ONLY public.cluster FORCE ROW LEVEL SECURITY;


ALTER TABLE public.cluster OWNER TO clusters_owner;

--
-- Name: cluster_decision; Type: TABLE; Schema: public; Owner: clusters_owner
--

CREATE TABLE public.cluster_decision (
    id uuid NOT NULL,
    cluster_id uuid NOT NULL,
    province text,
    implementer_unit text,
    recorded_at timestamp with time zone NOT NULL,
    action text NOT NULL,
    document_id uuid NOT NULL,
    effective_on date NOT NULL,
    area numeric(12,4)
);

ALTER TABLE ONLY public.cluster_decision FORCE ROW LEVEL SECURITY;


ALTER TABLE public.cluster_decision OWNER TO clusters_owner;

--
-- Name: cluster_figures; Type: TABLE; Schema: public; Owner: clusters_owner
--

CREATE TABLE public.cluster_figures (
    id uuid NOT NULL,
    cluster_id uuid NOT NULL,
    province text,
    implementer_unit text,
    recorded_at timestamp with time zone NOT NULL,
    measured_on date NOT NULL,
    document_id uuid,
    total_area numeric(12,4) NOT NULL,
    industrial_area numeric(12,4) NOT NULL,
    leasable_area numeric(12,4) NOT NULL,
    leased_area numeric(12,4) NOT NULL,
    land_demand numeric(12,4),
    infrastructure_in_operation boolean,
    wastewater_treatment boolean,
    projects_operating integer,
    projects_building integer,
    projects_stopped integer,
    workers integer,
    infrastructure_need bigint,
    infrastructure_invested bigint,
    CONSTRAINT ck_cluster_figures_land CHECK ((((0)::numeric <= leased_area) AND (leased_area <= leasable_area) AND (leasable_area <= industrial_area) AND (industrial_area <= total_area)))
);

ALTER TABLE ONLY public.cluster_figures FORCE ROW LEVEL SECURITY;


ALTER TABLE public.cluster_figures OWNER TO clusters_owner;

--
-- Name: cluster_plan_line; Type: TABLE; Schema: public; Owner: clusters_owner
--

CREATE TABLE public.cluster_plan_line (
    id uuid NOT NULL,
    cluster_id uuid NOT NULL,
    province text,
    implementer_unit text,
    recorded_at timestamp with time zone NOT NULL,
    document_id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    ended_at timestamp with time zone,
    area numeric(12,4) NOT NULL,
    phase text,
    name text NOT NULL,
    former_district text NOT NULL,
    commune text,
    CONSTRAINT ck_cluster_plan_line_area CHECK ((area > (0)::numeric)),
    CONSTRAINT ck_cluster_plan_line_end CHECK (((valid_to IS NULL) = (ended_at IS NULL))),
    CONSTRAINT ck_cluster_plan_line_validity CHECK ((valid_to >= (valid_from - 1)))
);

ALTER TABLE ONLY public.cluster_plan_line FORCE ROW LEVEL SECURITY;


ALTER TABLE public.cluster_plan_line OWNER TO clusters_owner;

--
-- Name: cluster_proposal_number; Type: SEQUENCE; Schema: public; Owner: clusters_owner
--

CREATE SEQUENCE public.cluster_proposal_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.cluster_proposal_number OWNER TO clusters_owner;

--
-- Name: cluster_proposal; Type: TABLE; Schema: public; Owner: clusters_owner
--

CREATE TABLE public.cluster_proposal (
    id uuid NOT NULL,
    reference text DEFAULT public.next_reference('QH'::text, 'public.cluster_proposal_number'::regclass) NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    drafted_by text NOT NULL,
    history_seq bigint NOT NULL,
    history_hash bytea NOT NULL,
    province text,
    implementer_unit text,
    kind text NOT NULL,
    filed_by text NOT NULL,
    title text NOT NULL,
    letter_id uuid NOT NULL,
    letter_year integer NOT NULL,
    lines jsonb NOT NULL,
    items jsonb NOT NULL,
    rule_set text,
    rule_set_basis text,
    received_on date,
    accepted_on date,
    due_on date,
    clock_paused_on date,
    pauses jsonb NOT NULL,
    returns_to text,
    consultations jsonb NOT NULL,
    judged jsonb,
    judged_by text,
    verdict text,
    partial boolean,
    opinion_id uuid,
    opinion_on date,
    decision_id uuid,
    decided jsonb,
    deviations jsonb NOT NULL,
    search_text text GENERATED ALWAYS AS (public.vn_fold(((COALESCE(reference, ''::text) || ' '::text) || COALESCE(title, ''::text)))) STORED NOT NULL,
    CONSTRAINT ck_cluster_proposal_filer CHECK ((filed_by = ANY (ARRAY['province'::text, 'agency'::text]))),
    CONSTRAINT ck_cluster_proposal_judged CHECK (((judged IS NULL) = (verdict IS NULL))),
    CONSTRAINT ck_cluster_proposal_rule_set CHECK (((accepted_on IS NULL) = (rule_set IS NULL))),
    CONSTRAINT ck_cluster_proposal_state CHECK ((state = ANY (ARRAY['drafted'::text, 'sent'::text, 'checking'::text, 'supplement_required'::text, 'appraising'::text, 'consulting'::text, 'appraised'::text, 'opinion_issued'::text, 'decided'::text, 'lapsed'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY public.cluster_proposal FORCE ROW LEVEL SECURITY;


ALTER TABLE public.cluster_proposal OWNER TO clusters_owner;

--
-- Name: disclosure; Type: TABLE; Schema: public; Owner: clusters_owner
--

CREATE TABLE public.disclosure (
    record_id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL
);


ALTER TABLE public.disclosure OWNER TO clusters_owner;

--
-- Name: document; Type: TABLE; Schema: public; Owner: clusters_owner
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


ALTER TABLE public.document OWNER TO clusters_owner;

--
-- Name: feed; Type: TABLE; Schema: public; Owner: clusters_owner
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


ALTER TABLE public.feed OWNER TO clusters_owner;

--
-- Name: feed_n_seq; Type: SEQUENCE; Schema: public; Owner: clusters_owner
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
-- Name: feed_position; Type: SEQUENCE; Schema: public; Owner: clusters_owner
--

CREATE SEQUENCE public.feed_position
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE public.feed_position OWNER TO clusters_owner;

--
-- Name: history; Type: TABLE; Schema: public; Owner: clusters_owner
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


ALTER TABLE public.history OWNER TO clusters_owner;

--
-- Name: idempotency_key; Type: TABLE; Schema: public; Owner: clusters_owner
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


ALTER TABLE public.idempotency_key OWNER TO clusters_owner;

--
-- Name: inbox; Type: TABLE; Schema: public; Owner: clusters_owner
--

CREATE TABLE public.inbox (
    event_id text NOT NULL,
    source text NOT NULL,
    n bigint NOT NULL,
    applied_at timestamp with time zone NOT NULL
);


ALTER TABLE public.inbox OWNER TO clusters_owner;

--
-- Name: inbox_n_seq; Type: SEQUENCE; Schema: public; Owner: clusters_owner
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
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: cluster_plan_line ex_cluster_plan_line_validity; Type: CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.cluster_plan_line
    ADD CONSTRAINT ex_cluster_plan_line_validity EXCLUDE USING gist (cluster_id WITH =, daterange(valid_from, (valid_to + 1)) WITH &&);


--
-- Name: cluster pk_cluster; Type: CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.cluster
    ADD CONSTRAINT pk_cluster PRIMARY KEY (id);


--
-- Name: cluster_decision pk_cluster_decision; Type: CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.cluster_decision
    ADD CONSTRAINT pk_cluster_decision PRIMARY KEY (id);


--
-- Name: cluster_figures pk_cluster_figures; Type: CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.cluster_figures
    ADD CONSTRAINT pk_cluster_figures PRIMARY KEY (id);


--
-- Name: cluster_plan_line pk_cluster_plan_line; Type: CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.cluster_plan_line
    ADD CONSTRAINT pk_cluster_plan_line PRIMARY KEY (id);


--
-- Name: cluster_proposal pk_cluster_proposal; Type: CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.cluster_proposal
    ADD CONSTRAINT pk_cluster_proposal PRIMARY KEY (id);


--
-- Name: disclosure pk_disclosure; Type: CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.disclosure
    ADD CONSTRAINT pk_disclosure PRIMARY KEY (record_id);


--
-- Name: document pk_document; Type: CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.document
    ADD CONSTRAINT pk_document PRIMARY KEY (id);


--
-- Name: feed pk_feed; Type: CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.feed
    ADD CONSTRAINT pk_feed PRIMARY KEY (n);


--
-- Name: history pk_history; Type: CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.history
    ADD CONSTRAINT pk_history PRIMARY KEY (record_id, seq);


--
-- Name: idempotency_key pk_idempotency_key; Type: CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.idempotency_key
    ADD CONSTRAINT pk_idempotency_key PRIMARY KEY (subject, path, key);


--
-- Name: inbox pk_inbox; Type: CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT pk_inbox PRIMARY KEY (event_id);


--
-- Name: cluster_proposal uq_cluster_proposal_reference; Type: CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.cluster_proposal
    ADD CONSTRAINT uq_cluster_proposal_reference UNIQUE (reference);


--
-- Name: cluster uq_cluster_reference; Type: CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.cluster
    ADD CONSTRAINT uq_cluster_reference UNIQUE (reference);


--
-- Name: document uq_document_key; Type: CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.document
    ADD CONSTRAINT uq_document_key UNIQUE (recorded_for, key, year);


--
-- Name: feed uq_feed_id; Type: CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.feed
    ADD CONSTRAINT uq_feed_id UNIQUE (id);


--
-- Name: feed uq_feed_position; Type: CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.feed
    ADD CONSTRAINT uq_feed_position UNIQUE ("position");


--
-- Name: ix_cluster_decision_cluster_id; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE INDEX ix_cluster_decision_cluster_id ON public.cluster_decision USING btree (cluster_id, effective_on);


--
-- Name: ix_cluster_figures_measured; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE INDEX ix_cluster_figures_measured ON public.cluster_figures USING btree (cluster_id, measured_on DESC, recorded_at DESC);


--
-- Name: ix_cluster_kind; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE INDEX ix_cluster_kind ON public.cluster USING btree (kind, id);


--
-- Name: ix_cluster_plan_line_cluster_id; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE INDEX ix_cluster_plan_line_cluster_id ON public.cluster_plan_line USING btree (cluster_id, valid_from);


--
-- Name: ix_cluster_proposal_kind; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE INDEX ix_cluster_proposal_kind ON public.cluster_proposal USING btree (kind, id);


--
-- Name: ix_cluster_proposal_opinion_on; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE INDEX ix_cluster_proposal_opinion_on ON public.cluster_proposal USING btree (opinion_on);


--
-- Name: ix_cluster_proposal_province; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE INDEX ix_cluster_proposal_province ON public.cluster_proposal USING btree (province, id);


--
-- Name: ix_cluster_proposal_search; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE INDEX ix_cluster_proposal_search ON public.cluster_proposal USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_cluster_proposal_state; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE INDEX ix_cluster_proposal_state ON public.cluster_proposal USING btree (state, id);


--
-- Name: ix_cluster_proposal_year; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE INDEX ix_cluster_proposal_year ON public.cluster_proposal USING btree (letter_year, id);


--
-- Name: ix_cluster_province; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE INDEX ix_cluster_province ON public.cluster USING btree (province, id);


--
-- Name: ix_cluster_search; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE INDEX ix_cluster_search ON public.cluster USING gin (search_text public.gin_trgm_ops);


--
-- Name: ix_cluster_state; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE INDEX ix_cluster_state ON public.cluster USING btree (state, id);


--
-- Name: ix_feed_unstamped; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE INDEX ix_feed_unstamped ON public.feed USING btree (n) WHERE ("position" IS NULL);


--
-- Name: ix_history_day; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE INDEX ix_history_day ON public.history USING btree (kind, effective_on);


--
-- Name: ix_idempotency_key_claimed_at; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE INDEX ix_idempotency_key_claimed_at ON public.idempotency_key USING btree (claimed_at);


--
-- Name: ix_inbox_n; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE INDEX ix_inbox_n ON public.inbox USING btree (n);


--
-- Name: uq_cluster_name; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE UNIQUE INDEX uq_cluster_name ON public.cluster USING btree (province, lower(former_district), lower(name)) WHERE ((state <> 'removed_from_plan'::text) AND (state <> 'abolished'::text));


--
-- Name: uq_cluster_proposal_letter_id; Type: INDEX; Schema: public; Owner: clusters_owner
--

CREATE UNIQUE INDEX uq_cluster_proposal_letter_id ON public.cluster_proposal USING btree (letter_id) WHERE (state <> 'withdrawn'::text);


--
-- Name: cluster_decision fk_cluster_decision_cluster_id; Type: FK CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.cluster_decision
    ADD CONSTRAINT fk_cluster_decision_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.cluster(id);


--
-- Name: cluster_decision fk_cluster_decision_document_id; Type: FK CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.cluster_decision
    ADD CONSTRAINT fk_cluster_decision_document_id FOREIGN KEY (document_id) REFERENCES public.document(id);


--
-- Name: cluster_figures fk_cluster_figures_cluster_id; Type: FK CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.cluster_figures
    ADD CONSTRAINT fk_cluster_figures_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.cluster(id);


--
-- Name: cluster_figures fk_cluster_figures_document_id; Type: FK CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.cluster_figures
    ADD CONSTRAINT fk_cluster_figures_document_id FOREIGN KEY (document_id) REFERENCES public.document(id);


--
-- Name: cluster_plan_line fk_cluster_plan_line_cluster_id; Type: FK CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.cluster_plan_line
    ADD CONSTRAINT fk_cluster_plan_line_cluster_id FOREIGN KEY (cluster_id) REFERENCES public.cluster(id);


--
-- Name: cluster_plan_line fk_cluster_plan_line_document_id; Type: FK CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.cluster_plan_line
    ADD CONSTRAINT fk_cluster_plan_line_document_id FOREIGN KEY (document_id) REFERENCES public.document(id);


--
-- Name: cluster_proposal fk_cluster_proposal_decision_id; Type: FK CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.cluster_proposal
    ADD CONSTRAINT fk_cluster_proposal_decision_id FOREIGN KEY (decision_id) REFERENCES public.document(id);


--
-- Name: cluster_proposal fk_cluster_proposal_letter_id; Type: FK CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.cluster_proposal
    ADD CONSTRAINT fk_cluster_proposal_letter_id FOREIGN KEY (letter_id) REFERENCES public.document(id);


--
-- Name: cluster_proposal fk_cluster_proposal_opinion_id; Type: FK CONSTRAINT; Schema: public; Owner: clusters_owner
--

ALTER TABLE ONLY public.cluster_proposal
    ADD CONSTRAINT fk_cluster_proposal_opinion_id FOREIGN KEY (opinion_id) REFERENCES public.document(id);


--
-- Name: cluster agency_all; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY agency_all ON public.cluster TO clusters_agency USING (true) WITH CHECK (true);


--
-- Name: cluster_decision agency_all; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY agency_all ON public.cluster_decision TO clusters_agency USING (true) WITH CHECK (true);


--
-- Name: cluster_figures agency_all; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY agency_all ON public.cluster_figures TO clusters_agency USING (true) WITH CHECK (true);


--
-- Name: cluster_plan_line agency_all; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY agency_all ON public.cluster_plan_line TO clusters_agency USING (true) WITH CHECK (true);


--
-- Name: cluster_proposal agency_all; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY agency_all ON public.cluster_proposal TO clusters_agency USING (true) WITH CHECK (true);


--
-- Name: feed agency_all; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY agency_all ON public.feed TO clusters_agency USING (true) WITH CHECK (true);


--
-- Name: history agency_all; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY agency_all ON public.history TO clusters_agency USING (true) WITH CHECK (true);


--
-- Name: cluster; Type: ROW SECURITY; Schema: public; Owner: clusters_owner
--

ALTER TABLE public.cluster ENABLE ROW LEVEL SECURITY;

--
-- Name: cluster_decision; Type: ROW SECURITY; Schema: public; Owner: clusters_owner
--

ALTER TABLE public.cluster_decision ENABLE ROW LEVEL SECURITY;

--
-- Name: cluster_figures; Type: ROW SECURITY; Schema: public; Owner: clusters_owner
--

ALTER TABLE public.cluster_figures ENABLE ROW LEVEL SECURITY;

--
-- Name: cluster_plan_line; Type: ROW SECURITY; Schema: public; Owner: clusters_owner
--

ALTER TABLE public.cluster_plan_line ENABLE ROW LEVEL SECURITY;

--
-- Name: cluster_proposal; Type: ROW SECURITY; Schema: public; Owner: clusters_owner
--

ALTER TABLE public.cluster_proposal ENABLE ROW LEVEL SECURITY;

--
-- Name: feed; Type: ROW SECURITY; Schema: public; Owner: clusters_owner
--

ALTER TABLE public.feed ENABLE ROW LEVEL SECURITY;

--
-- Name: history; Type: ROW SECURITY; Schema: public; Owner: clusters_owner
--

ALTER TABLE public.history ENABLE ROW LEVEL SECURITY;

--
-- Name: cluster owner_all; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY owner_all ON public.cluster TO clusters_owner USING (true) WITH CHECK (true);


--
-- Name: cluster_decision owner_all; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY owner_all ON public.cluster_decision TO clusters_owner USING (true) WITH CHECK (true);


--
-- Name: cluster_figures owner_all; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY owner_all ON public.cluster_figures TO clusters_owner USING (true) WITH CHECK (true);


--
-- Name: cluster_plan_line owner_all; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY owner_all ON public.cluster_plan_line TO clusters_owner USING (true) WITH CHECK (true);


--
-- Name: cluster_proposal owner_all; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY owner_all ON public.cluster_proposal TO clusters_owner USING (true) WITH CHECK (true);


--
-- Name: feed owner_all; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY owner_all ON public.feed TO clusters_owner USING (true) WITH CHECK (true);


--
-- Name: history owner_all; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY owner_all ON public.history TO clusters_owner USING (true) WITH CHECK (true);


--
-- Name: cluster province_scope; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY province_scope ON public.cluster TO clusters_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: cluster_decision province_scope; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY province_scope ON public.cluster_decision TO clusters_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: cluster_figures province_scope; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY province_scope ON public.cluster_figures TO clusters_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: cluster_plan_line province_scope; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY province_scope ON public.cluster_plan_line TO clusters_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: cluster_proposal province_scope; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY province_scope ON public.cluster_proposal TO clusters_province USING (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif")))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: feed province_scope; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY province_scope ON public.feed TO clusters_province USING ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND (audience = 'all'::text))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: history province_scope; Type: POLICY; Schema: public; Owner: clusters_owner
--

CREATE POLICY province_scope ON public.history TO clusters_province USING ((((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))) AND ((audience = 'all'::text) OR (EXISTS ( SELECT
   FROM public.disclosure d
  WHERE (d.record_id = history.record_id)))))) WITH CHECK (((province = ANY (( SELECT string_to_array(current_setting('arit.provinces'::text, true), ','::text) AS string_to_array)::text[])) OR (implementer_unit = ( SELECT NULLIF(current_setting('arit.unit'::text, true), ''::text) AS "nullif"))));


--
-- Name: TABLE alembic_version; Type: ACL; Schema: public; Owner: clusters_owner
--

GRANT SELECT ON TABLE public.alembic_version TO clusters_agency;


--
-- Name: SEQUENCE cluster_number; Type: ACL; Schema: public; Owner: clusters_owner
--

GRANT USAGE ON SEQUENCE public.cluster_number TO clusters_agency;
GRANT USAGE ON SEQUENCE public.cluster_number TO clusters_province;


--
-- Name: TABLE cluster; Type: ACL; Schema: public; Owner: clusters_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.cluster TO clusters_agency;
GRANT SELECT,INSERT,UPDATE ON TABLE public.cluster TO clusters_province;


--
-- Name: TABLE cluster_decision; Type: ACL; Schema: public; Owner: clusters_owner
--

GRANT SELECT,INSERT ON TABLE public.cluster_decision TO clusters_agency;
GRANT SELECT,INSERT ON TABLE public.cluster_decision TO clusters_province;


--
-- Name: TABLE cluster_figures; Type: ACL; Schema: public; Owner: clusters_owner
--

GRANT SELECT,INSERT ON TABLE public.cluster_figures TO clusters_agency;
GRANT SELECT,INSERT ON TABLE public.cluster_figures TO clusters_province;


--
-- Name: TABLE cluster_plan_line; Type: ACL; Schema: public; Owner: clusters_owner
--

GRANT SELECT,INSERT ON TABLE public.cluster_plan_line TO clusters_agency;
GRANT SELECT,INSERT ON TABLE public.cluster_plan_line TO clusters_province;


--
-- Name: COLUMN cluster_plan_line.valid_to; Type: ACL; Schema: public; Owner: clusters_owner
--

GRANT UPDATE(valid_to) ON TABLE public.cluster_plan_line TO clusters_agency;
GRANT UPDATE(valid_to) ON TABLE public.cluster_plan_line TO clusters_province;


--
-- Name: COLUMN cluster_plan_line.ended_at; Type: ACL; Schema: public; Owner: clusters_owner
--

GRANT UPDATE(ended_at) ON TABLE public.cluster_plan_line TO clusters_agency;
GRANT UPDATE(ended_at) ON TABLE public.cluster_plan_line TO clusters_province;


--
-- Name: SEQUENCE cluster_proposal_number; Type: ACL; Schema: public; Owner: clusters_owner
--

GRANT USAGE ON SEQUENCE public.cluster_proposal_number TO clusters_agency;
GRANT USAGE ON SEQUENCE public.cluster_proposal_number TO clusters_province;


--
-- Name: TABLE cluster_proposal; Type: ACL; Schema: public; Owner: clusters_owner
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.cluster_proposal TO clusters_agency;
GRANT SELECT,INSERT,UPDATE ON TABLE public.cluster_proposal TO clusters_province;


--
-- Name: TABLE disclosure; Type: ACL; Schema: public; Owner: clusters_owner
--

GRANT SELECT,INSERT ON TABLE public.disclosure TO clusters_agency;
GRANT SELECT ON TABLE public.disclosure TO clusters_province;


--
-- Name: TABLE document; Type: ACL; Schema: public; Owner: clusters_owner
--

GRANT SELECT,INSERT ON TABLE public.document TO clusters_agency;
GRANT SELECT,INSERT ON TABLE public.document TO clusters_province;


--
-- Name: TABLE feed; Type: ACL; Schema: public; Owner: clusters_owner
--

GRANT SELECT,INSERT ON TABLE public.feed TO clusters_agency;
GRANT SELECT,INSERT ON TABLE public.feed TO clusters_province;


--
-- Name: COLUMN feed."position"; Type: ACL; Schema: public; Owner: clusters_owner
--

GRANT UPDATE("position") ON TABLE public.feed TO clusters_agency;


--
-- Name: SEQUENCE feed_position; Type: ACL; Schema: public; Owner: clusters_owner
--

GRANT USAGE ON SEQUENCE public.feed_position TO clusters_agency;


--
-- Name: TABLE history; Type: ACL; Schema: public; Owner: clusters_owner
--

GRANT SELECT,INSERT ON TABLE public.history TO clusters_agency;
GRANT SELECT,INSERT ON TABLE public.history TO clusters_province;


--
-- Name: TABLE idempotency_key; Type: ACL; Schema: public; Owner: clusters_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.idempotency_key TO clusters_agency;
GRANT SELECT,INSERT,UPDATE ON TABLE public.idempotency_key TO clusters_province;


--
-- Name: TABLE inbox; Type: ACL; Schema: public; Owner: clusters_owner
--

GRANT SELECT,INSERT,DELETE ON TABLE public.inbox TO clusters_agency;


--
-- PostgreSQL database dump complete
--

\unrestrict arit
