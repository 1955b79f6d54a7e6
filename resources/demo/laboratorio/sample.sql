-- Believable rows for a laboratory that is only shown: staff, doctors, patients, orders of the last eighteen months, samples,
-- results, invoices, payments. Every name in here is made up.
--
-- Settings: tenantry.demo_scale  patients (20 to 100,000; default 400)
--           tenantry.demo_seed   any integer; the same seed on the same day gives the same rows
--           tenantry.demo_city, tenantry.demo_language ('es', 'en'), tenantry.demo_currency
-- Runs in one transaction, as the owner of the tables; does nothing where there are patients already. Knows the tables of
-- version 0008; fills those of later versions where they are.

-- [0, 1), the same for the same numbers on every machine: unlike random() it does not depend on the order of rows.
CREATE OR REPLACE FUNCTION demo_rand(n bigint, salt bigint) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$
    SELECT (hashint8extended(n, salt) & 4503599627370495)::double precision / 4503599627370496.0
$$;

CREATE OR REPLACE FUNCTION demo_pick(choices text[], r double precision) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$
    SELECT choices[1 + floor(r * cardinality(choices))::integer]
$$;

DO $demo$
DECLARE
    patients integer := greatest(20, least(100000, coalesce(nullif(current_setting('tenantry.demo_scale', true), ''), '400')::integer));
    salt bigint := coalesce(nullif(current_setting('tenantry.demo_seed', true), ''), '1')::bigint * 1000;
    home_city text := coalesce(nullif(current_setting('tenantry.demo_city', true), ''), 'Bogotá');
    english double precision := CASE current_setting('tenantry.demo_language', true) WHEN 'en' THEN 0.82 ELSE 0.07 END;
    money text := coalesce(nullif(current_setting('tenantry.demo_currency', true), ''), 'USD');
    orders integer := least(patients * 5 / 4, 1800 + patients / 10);
    recent integer := least(patients, 1600);
    moment timestamptz := date_trunc('minute', now());
    mail_domain text := coalesce((SELECT s.value FROM app_setting s WHERE s.key = 'company.slug'), 'laboratorio') || '.example';
    tax_rate numeric := coalesce((SELECT s.value FROM app_setting s WHERE s.key = 'tax_percent'), '0')::numeric;
    f_es text[] := '{María,Ana Lucía,Camila,Valentina,Sofía,Isabela,Daniela,Gabriela,Luz Marina,Rosa Elena,Juana,Fernanda,Ximena,Mariana,Paola,Carolina,Guadalupe,Martina,Renata,Catalina,Beatriz,Silvia,Yolanda,Mercedes,Teresa,Antonella,Micaela,Florencia,Nayeli,Itzel,Belén,Inés,Noelia,Alejandra,Lorena,Julieta,Rocío,Pilar,Consuelo,Ángela}';
    m_es text[] := '{José,Juan Carlos,Luis,Santiago,Mateo,Sebastián,Diego,Andrés,Jorge,Miguel Ángel,Emiliano,Tomás,Joaquín,Nicolás,Martín,Rodrigo,Álvaro,Hernán,Ramón,Ignacio,Facundo,Thiago,Rubén,Óscar,Raúl,Felipe,Esteban,Gustavo,Iván,César,Cristóbal,Benjamín,Agustín,Elías,Fabián,Mauricio,Simón,Julián,Wilmer,Édgar}';
    s_es text[] := '{García,Rodríguez,Martínez,López,González,Hernández,Pérez,Sánchez,Ramírez,Torres,Flores,Rivera,Gómez,Díaz,Cruz,Morales,Reyes,Gutiérrez,Ortiz,Chávez,Ramos,Ruiz,Mendoza,Álvarez,Castillo,Jiménez,Vargas,Romero,Herrera,Medina,Aguilar,Vega,Castro,Méndez,Guzmán,Fernández,Muñoz,Rojas,Contreras,Salazar,Ortega,Delgado,Peña,Ríos,Quispe,Mamani,Huamán,Yupanqui,Núñez,Ibáñez,Zúñiga,Cárdenas,Acosta,Suárez,Paredes,Benítez,Cabrera,Arévalo,Echeverría,Olmedo}';
    f_en text[] := '{Emma,Olivia,Charlotte,Amelia,Grace,Hannah,Chloe,Abigail,Eleanor,Lucy,Ruby,Megan,Siobhán,Alice,Molly,Zoë,Rachel,Claire,Fiona,Naomi}';
    m_en text[] := '{James,Oliver,William,Henry,Jack,Thomas,George,Samuel,Daniel,Ethan,Liam,Callum,Patrick,Edward,Noah,Owen,Andrew,Dylan,Simon,Arthur}';
    s_en text[] := '{Smith,O''Brien,Johnson,Williams,Brown,Taylor,Davies,Evans,Wilson,Thompson,O''Connor,MacDonald,Clarke,Walker,Hughes,Green,Baker,Murphy,Fitzgerald,Campbell,Reed,Bennett,Foster,Sinclair,D''Angelo}';
    streets text[] := '{Av. Libertador,Calle Bolívar,Av. San Martín,Calle 45,Carrera 7,Av. Insurgentes,Jr. de la Unión,Calle Sucre,Av. Amazonas,Calle Independencia}';
    panels text[] := '{P-HEMO,P-HEMO,P-HEMO,P-HEMO,P-ORINA,P-ORINA,P-ORINA,P-LIP,P-LIP,P-LIP,P-HEP,P-REN,P-REN,P-TIR,P-TIR,P-DIAB,P-DIAB,P-ION,P-HIER,P-COAG,P-PREQ,P-PREN,P-ITS,P-REUM,P-CHEQ}';
    singles text[] := '{GLU,GLU,TSH,TSH,PCR,VITD,VITD,PSA,COPRO,COPRO,UROCUL,HBA1C,B12,CREA,BHCG,EXUD,SOH,INR,PRL,CORT,INS,FERR,GRUPO,VSG}';
    specialties text[] := '{Medicina general,Medicina interna,Pediatría,Ginecología y obstetricia,Endocrinología,Cardiología,Urología,Medicina familiar}';
BEGIN
    IF EXISTS (SELECT 1 FROM patient) THEN
        RETURN;
    END IF;
    PERFORM set_config('jit', 'off', true);

    -- What these triggers do for one row is done below for all of them at once.
    ALTER TABLE lab_order DISABLE TRIGGER USER;
    ALTER TABLE sample DISABLE TRIGGER USER;
    ALTER TABLE result DISABLE TRIGGER USER;
    ALTER TABLE patient DISABLE TRIGGER USER;

    UPDATE app_setting SET value = money WHERE key = 'currency' AND value <> money;
    UPDATE branch SET city = home_city, address = demo_pick(streets, demo_rand(1, salt)) || ' 123' WHERE code = 'CEN';
    INSERT INTO branch (code, name, city)
    SELECT v.code, v.name, home_city FROM (VALUES ('NOR', 'Sede norte', 1500), ('SUR', 'Sede sur', 6000)) AS v (code, name, least_patients)
    WHERE patients >= v.least_patients
    ON CONFLICT (code) DO NOTHING;

    -- Staff. Nobody knows their passwords: the hashes are random.
    INSERT INTO app_user (email, full_name, password_hash, role, branch_id, must_change_password, last_sign_in_at)
    SELECT lower(v.role) || v.n || '@' || mail_domain,
           demo_pick(CASE WHEN v.i % 3 = 0 THEN m_es ELSE f_es END, demo_rand(v.i, salt + 2)) || ' ' || demo_pick(s_es, demo_rand(v.i, salt + 3)),
           '$argon2id$v=19$m=65536,t=3,p=1$' || rtrim(encode(decode(md5(salt || 'salt' || v.i), 'hex'), 'base64'), '=') || '$'
               || rtrim(encode(sha256(convert_to(salt || 'hash' || v.i, 'UTF8')), 'base64'), '='),
           v.role, (SELECT min(b.id) FROM branch b), false, moment - make_interval(mins => (demo_rand(v.i, salt + 4) * 4000)::integer)
    FROM (VALUES (1, 'receptionist', 1), (2, 'receptionist', 2), (3, 'phlebotomist', 1), (4, 'phlebotomist', 2), (5, 'technologist', 1),
                 (6, 'technologist', 2), (7, 'technologist', 3), (8, 'pathologist', 1), (9, 'billing', 1)) AS v (i, role, n)
    ON CONFLICT ((lower(email))) DO NOTHING;

    INSERT INTO practitioner (license_number, full_name, specialty, phone)
    SELECT 'MP-' || lpad((10000 + i * 37 + (demo_rand(i, salt + 5) * 30)::integer)::text, 6, '0'),
           CASE WHEN i % 2 = 0 THEN 'Dra. ' || demo_pick(f_es, demo_rand(i, salt + 6)) ELSE 'Dr. ' || demo_pick(m_es, demo_rand(i, salt + 6)) END
               || ' ' || demo_pick(s_es, demo_rand(i, salt + 7)),
           demo_pick(specialties, demo_rand(i, salt + 8)), '+' || (5000000000 + (demo_rand(i, salt + 9) * 999999999)::bigint)
    FROM generate_series(1, greatest(8, least(120, patients / 40))) AS i;

    -- The newest come first by number, so that the orders below meet patients who exist by then.
    INSERT INTO patient (document_type, document_number, given_names, family_names, sex, birth_date, email, phone, address, city, created_at)
    SELECT d.kind, d.number, d.given, d.family, d.sex, d.registered::date - d.age_days,
           CASE WHEN demo_rand(d.i, salt + 20) < 0.6 THEN 'paciente' || d.i || '@correo.example' END,
           '+' || (5100000000 + (demo_rand(d.i, salt + 21) * 899999999)::bigint),
           demo_pick(streets, demo_rand(d.i, salt + 22)) || ' ' || 10 + (demo_rand(d.i, salt + 23) * 2900)::integer,
           home_city, d.registered
    FROM (
        SELECT i, p.sex, p.registered,
               CASE WHEN p.foreigner THEN 'PASSPORT' ELSE 'DNI' END AS kind,
               CASE WHEN p.foreigner THEN 'P' ELSE '' END || (10000000 + i * 731 + (demo_rand(i, salt + 10) * 700)::integer) AS number,
               CASE WHEN p.anglo THEN demo_pick(CASE WHEN p.sex = 'F' THEN f_en ELSE m_en END, demo_rand(i, salt + 11))
                    ELSE demo_pick(CASE WHEN p.sex = 'F' THEN f_es ELSE m_es END, demo_rand(i, salt + 11)) END AS given,
               CASE WHEN p.anglo THEN demo_pick(s_en, demo_rand(i, salt + 12))
                    ELSE demo_pick(s_es, demo_rand(i, salt + 12)) || ' ' || demo_pick(s_es, demo_rand(i, salt + 13)) END AS family,
               CASE WHEN demo_rand(i, salt + 14) < 0.03 THEN (demo_rand(i, salt + 15) * 300)::integer
                    ELSE 300 + (power(demo_rand(i, salt + 15), 0.85) * 32000)::integer END AS age_days
        FROM generate_series(1, patients) AS i
        CROSS JOIN LATERAL (
            SELECT CASE WHEN demo_rand(i, salt + 16) < 0.58 THEN 'F' ELSE 'M' END AS sex,
                   demo_rand(i, salt + 17) < english AS anglo,
                   demo_rand(i, salt + 18) < 0.03 AS foreigner,
                   date_trunc('day', moment) - make_interval(days =>
                       CASE WHEN i <= recent THEN (540 * power(demo_rand(i, salt + 19), 1.3))::integer
                            ELSE 540 + (1600 * demo_rand(i, salt + 19))::integer END) AS registered) AS p
    ) AS d
    ORDER BY d.i;

    INSERT INTO patient_insurance (patient_id, insurer_id, policy_number, valid_from)
    SELECT p.id, n.ids[1 + floor(demo_rand(p.id, salt + 24) * cardinality(n.ids))::integer],
           'PZ' || (100000 + (demo_rand(p.id, salt + 25) * 899999)::integer), p.created_at::date
    FROM patient p
    CROSS JOIN (SELECT array_agg(i.id ORDER BY i.id) AS ids FROM insurer i WHERE i.code <> 'PART') n
    WHERE demo_rand(p.id, salt + 26) < 0.55;

    -- Orders. Those that will be complete start as in process, and are closed when their results are known.
    INSERT INTO lab_order (patient_id, practitioner_id, branch_id, priority, status, fasting, diagnosis, cancel_reason, ordered_at, created_by, updated_at)
    SELECT x.patient_id, CASE WHEN demo_rand(x.j, salt + 32) < 0.85 THEN x.doctors[1 + floor(demo_rand(x.j, salt + 33) * cardinality(x.doctors))::integer] END,
           x.branches[1 + floor(demo_rand(x.j, salt + 34) * cardinality(x.branches))::integer],
           CASE WHEN demo_rand(x.j, salt + 35) < 0.04 THEN 'stat' WHEN demo_rand(x.j, salt + 35) < 0.15 THEN 'urgent' ELSE 'routine' END,
           CASE WHEN demo_rand(x.j, salt + 36) < 0.015 THEN 'cancelled'
                WHEN moment - x.at > interval '3 hours' THEN 'in_process'
                WHEN moment - x.at > interval '40 minutes' THEN 'collected' ELSE 'registered' END,
           demo_rand(x.j, salt + 37) < 0.7, NULL,
           CASE WHEN demo_rand(x.j, salt + 36) < 0.015 THEN 'El paciente no se presentó' END,
           x.at, x.receptionists[1 + (x.j % cardinality(x.receptionists))], x.at
    FROM (
        SELECT o.j, o.patient_id, s.doctors, s.branches, s.receptionists,
               CASE WHEN o.at > moment THEN moment - make_interval(mins => 5 + (demo_rand(o.j, salt + 31) * 300)::integer) ELSE o.at END AS at
        FROM (
            SELECT j, p.id AS patient_id,
                   CASE WHEN j % 33 = 0 THEN moment - make_interval(mins => 10 + (demo_rand(j, salt + 30) * 2900)::integer)
                        ELSE date_trunc('day', d.day - make_interval(days => CASE WHEN extract(isodow FROM d.day) = 7 THEN 1 ELSE 0 END))
                             + make_interval(mins => 390 + (power(demo_rand(j, salt + 30), 1.6) * 660)::integer) END AS at
            FROM generate_series(1, orders) AS j
            JOIN patient p ON p.id = (SELECT min(id) FROM patient) - 1 +
                CASE WHEN j <= recent THEN j ELSE 1 + floor(demo_rand(j, salt + 27) * patients)::integer END
            CROSS JOIN LATERAL (SELECT greatest(p.created_at, moment - interval '540 days') AS since) AS w
            CROSS JOIN LATERAL (SELECT CASE WHEN j <= recent THEN p.created_at
                                            ELSE w.since + (moment - w.since) * demo_rand(j, salt + 28) END AS day) AS d
        ) AS o
        CROSS JOIN (SELECT (SELECT array_agg(q.id ORDER BY q.id) FROM practitioner q) AS doctors,
                           (SELECT array_agg(b.id ORDER BY b.id) FROM branch b) AS branches,
                           (SELECT array_agg(u.id ORDER BY u.id) FROM app_user u WHERE u.role = 'receptionist') AS receptionists) AS s
    ) AS x
    ORDER BY x.at, x.j;

    -- What was asked for, with a tube for each kind of specimen.
    WITH wanted AS MATERIALIZED (
        SELECT DISTINCT ON (w.order_id, w.test_id) w.order_id, w.test_id, w.panel_id, w.price, t.specimen_type_id, w.ordered_at, w.drawn
        FROM (
            SELECT o.id AS order_id, pt.test_id, pn.id AS panel_id, 0::numeric AS price, o.ordered_at, o.status NOT IN ('registered', 'cancelled') AS drawn
            FROM lab_order o
            JOIN patient p ON p.id = o.patient_id
            CROSS JOIN LATERAL (SELECT p.sex = 'F' AND patient_age(p.birth_date, o.ordered_at::date) BETWEEN 16 AND 44 AS prenatal) AS q
            CROSS JOIN LATERAL (VALUES (demo_pick(panels, demo_rand(o.id, salt + 40))),
                                       (CASE WHEN demo_rand(o.id, salt + 41) < 0.3 THEN demo_pick(panels, demo_rand(o.id, salt + 42)) END)) AS c (code)
            JOIN panel pn ON pn.code = CASE WHEN c.code = 'P-PREN' AND NOT q.prenatal THEN 'P-HEMO' ELSE c.code END
            JOIN panel_test pt ON pt.panel_id = pn.id
            UNION ALL
            SELECT o.id, t.id, NULL, t.price, o.ordered_at, o.status NOT IN ('registered', 'cancelled')
            FROM lab_order o
            JOIN patient p ON p.id = o.patient_id
            CROSS JOIN LATERAL (SELECT demo_pick(singles, demo_rand(o.id, salt + 43)) AS code) AS c
            JOIN test t ON t.code = CASE WHEN c.code = 'PSA' AND p.sex <> 'M' OR c.code IN ('BHCG', 'PRL') AND p.sex <> 'F' THEN 'GLU' ELSE c.code END
            WHERE demo_rand(o.id, salt + 44) < 0.35
        ) AS w
        JOIN test t ON t.id = w.test_id
        ORDER BY w.order_id, w.test_id, w.panel_id NULLS LAST
    ), tube AS (
        INSERT INTO sample (order_id, specimen_type_id, state, collected_at, collected_by, received_at, storage_position, updated_at)
        SELECT k.order_id, k.specimen_type_id,
               CASE WHEN moment - k.ordered_at > interval '7 days' THEN 'discarded' WHEN moment - k.ordered_at > interval '1 day' THEN 'stored'
                    WHEN k.received IS NULL THEN 'collected' WHEN moment - k.ordered_at > interval '4 hours' THEN 'processing' ELSE 'received' END,
               k.collected, k.ids[1 + (k.order_id % cardinality(k.ids))::integer], k.received,
               CASE WHEN moment - k.ordered_at BETWEEN interval '1 day' AND interval '7 days'
                    THEN chr(65 + (demo_rand(k.order_id, salt + 45) * 5)::integer) || '-' || 1 + (demo_rand(k.order_id, salt + 46) * 95)::integer END,
               coalesce(k.received, k.collected)
        FROM (
            SELECT g.order_id, g.specimen_type_id, g.ordered_at, u.ids, v.collected,
                   CASE WHEN v.collected + v.way <= moment THEN v.collected + v.way END AS received
            FROM (SELECT DISTINCT w.order_id, w.specimen_type_id, w.ordered_at FROM wanted w WHERE w.drawn) AS g
            CROSS JOIN (SELECT array_agg(a.id ORDER BY a.id) AS ids FROM app_user a WHERE a.role = 'phlebotomist') AS u
            CROSS JOIN LATERAL (SELECT g.ordered_at + make_interval(mins => 4 + (demo_rand(g.order_id, salt + 47) * 25)::integer) AS collected,
                                       make_interval(mins => 12 + (demo_rand(g.order_id, salt + 48) * 90)::integer) AS way) AS v
        ) AS k
        ORDER BY k.order_id, k.specimen_type_id
        RETURNING id, order_id, specimen_type_id
    )
    INSERT INTO order_item (order_id, test_id, panel_id, sample_id, price, created_at)
    SELECT w.order_id, w.test_id, w.panel_id, tube.id, w.price, w.ordered_at
    FROM wanted w
    LEFT JOIN tube ON tube.order_id = w.order_id AND tube.specimen_type_id = w.specimen_type_id
    ORDER BY w.order_id, w.test_id;

    -- One tube in a hundred was no good, and was drawn again.
    WITH bad AS (
        INSERT INTO sample (order_id, specimen_type_id, state, collected_at, collected_by, rejection_reason, updated_at)
        SELECT s.order_id, s.specimen_type_id, 'rejected', s.collected_at - interval '3 minutes', s.collected_by,
               demo_pick('{hemolyzed,hemolyzed,clotted,insufficient}', demo_rand(s.id, salt + 50)), s.collected_at
        FROM sample s WHERE demo_rand(s.id, salt + 51) < 0.012
        ORDER BY s.id
        RETURNING id, order_id, specimen_type_id
    )
    UPDATE sample s SET replaces_id = bad.id FROM bad
    WHERE s.order_id = bad.order_id AND s.specimen_type_id = bad.specimen_type_id AND s.id <> bad.id;

    INSERT INTO sample_event (sample_id, from_state, to_state, happened_at, user_id)
    SELECT e.id, e.was, e.now, e.at, e.collected_by
    FROM (
        SELECT s.id, NULL AS was, 'collected' AS now, s.collected_at AS at, s.collected_by FROM sample s
        UNION ALL
        SELECT s.id, 'collected', 'rejected', s.updated_at, s.collected_by FROM sample s WHERE s.state = 'rejected'
        UNION ALL
        SELECT s.id, 'collected', 'received', s.received_at, s.collected_by FROM sample s WHERE s.received_at IS NOT NULL
        UNION ALL
        SELECT s.id, 'received', 'processing', s.received_at + interval '15 minutes', s.collected_by FROM sample s
        WHERE s.state IN ('processing', 'stored', 'discarded')
        UNION ALL
        SELECT s.id, 'processing', s.state, s.received_at + interval '20 hours', s.collected_by FROM sample s
        WHERE s.state IN ('stored', 'discarded')
    ) AS e
    ORDER BY e.at, e.id;

    -- Results: everything of orders older than a day; half of what is on the bench.
    INSERT INTO result (order_item_id, numeric_value, text_value, unit, reference_low, reference_high, flag, status,
                        entered_by, entered_at, validated_by, validated_at, approved_by, approved_at)
    SELECT b.item_id, b.value, b.answer, b.unit, b.low, b.high,
           CASE WHEN b.answer IS NULL THEN flag_for(b.value, b.low, b.high, b.critical_low, b.critical_high)
                WHEN b.normal_choice IS NULL THEN NULL WHEN b.answer = b.normal_choice THEN 'normal' ELSE 'abnormal' END,
           CASE WHEN b.old THEN CASE WHEN demo_rand(b.item_id, salt + 60) < 0.4 THEN 'approved' ELSE 'validated' END
                WHEN demo_rand(b.item_id, salt + 61) < 0.5 THEN 'validated' ELSE 'preliminary' END,
           b.technologists[1 + (b.item_id % cardinality(b.technologists))::integer], b.entered,
           CASE WHEN b.old OR demo_rand(b.item_id, salt + 61) < 0.5 THEN b.technologists[1 + ((b.item_id + 1) % cardinality(b.technologists))::integer] END,
           CASE WHEN b.old OR demo_rand(b.item_id, salt + 61) < 0.5 THEN b.entered + interval '5 minutes' END,
           CASE WHEN b.old AND demo_rand(b.item_id, salt + 60) < 0.4 THEN b.pathologist END,
           CASE WHEN b.old AND demo_rand(b.item_id, salt + 60) < 0.4 THEN b.entered + interval '15 minutes' END
    FROM (
        SELECT i.id AS item_id, o.old, u.technologists, u.pathologist, t.unit, t.normal_choice, r.low, r.high, r.critical_low, r.critical_high,
               least(o.received_at + make_interval(mins => (t.turnaround_hours * 60 * (0.2 + 0.75 * demo_rand(i.id, salt + 62)))::integer),
                     moment - interval '20 minutes') AS entered,
               CASE WHEN t.result_kind = 'numeric' THEN round(greatest(0, v.middle + v.half *
                   -- Three uniform numbers make a bell; one patient in twenty is really ill.
                   (CASE WHEN demo_rand(i.id, salt + 63) < 0.05 THEN 2.6 ELSE 1.0 END) * 1.15 *
                   (demo_rand(i.id, salt + 64) + demo_rand(i.id, salt + 65) + demo_rand(i.id, salt + 66) - 1.5))::numeric, t.decimals) END AS value,
               CASE WHEN t.result_kind = 'choice' THEN
                   CASE WHEN t.normal_choice IS NOT NULL AND demo_rand(i.id, salt + 67) < 0.88 THEN t.normal_choice
                        ELSE demo_pick(t.choices, demo_rand(i.id, salt + 68)) END END AS answer
        FROM (SELECT o.id, o.patient_id, o.ordered_at, s.id AS sample_id, s.received_at, moment - o.ordered_at > interval '1 day' AS old
              FROM lab_order o JOIN sample s ON s.order_id = o.id
              WHERE o.status = 'in_process' AND s.received_at IS NOT NULL AND s.received_at < moment - interval '30 minutes') AS o
        JOIN order_item i ON i.sample_id = o.sample_id
        JOIN test t ON t.id = i.test_id
        JOIN patient p ON p.id = o.patient_id
        CROSS JOIN (SELECT (SELECT array_agg(a.id ORDER BY a.id) FROM app_user a WHERE a.role = 'technologist') AS technologists,
                           (SELECT min(a.id) FROM app_user a WHERE a.role = 'pathologist') AS pathologist) AS u
        LEFT JOIN LATERAL (SELECT q.low, q.high, q.critical_low, q.critical_high FROM reference_range q
                           WHERE q.test_id = t.id AND (q.sex IS NULL OR q.sex = p.sex)
                             AND (o.ordered_at AT TIME ZONE 'UTC')::date - p.birth_date >= q.age_from_days
                             AND (o.ordered_at AT TIME ZONE 'UTC')::date - p.birth_date < q.age_to_days
                           ORDER BY q.sex NULLS LAST LIMIT 1) AS r ON t.result_kind = 'numeric'
        CROSS JOIN LATERAL (SELECT (coalesce(r.low, r.high * 0.6, 10) + coalesce(r.high, r.low * 1.8, 20))::double precision / 2 AS middle,
                                   (coalesce(r.high, r.low * 1.8, 20) - coalesce(r.low, r.high * 0.6, 10))::double precision * 0.62 AS half) AS v
        WHERE o.old OR demo_rand(i.id, salt + 69) < 0.5
        ORDER BY i.id
    ) AS b;

    -- A few were corrected afterwards.
    UPDATE result r SET status = 'amended'
    WHERE r.status = 'validated' AND r.numeric_value IS NOT NULL AND r.validated_at < moment - interval '2 days' AND demo_rand(r.id, salt + 70) < 0.006;
    INSERT INTO result (order_item_id, version, numeric_value, unit, reference_low, reference_high, flag, status,
                        entered_by, entered_at, validated_by, validated_at, amendment_reason)
    SELECT r.order_item_id, 2, n.value, r.unit, r.reference_low, r.reference_high,
           flag_for(n.value, q.low, q.high, q.critical_low, q.critical_high),
           'validated', r.validated_by, r.validated_at + interval '3 hours', r.validated_by, r.validated_at + interval '3 hours',
           demo_pick('{Dilución no aplicada,Muestra repetida por duda,Error de transcripción}', demo_rand(r.id, salt + 71))
    FROM result r
    JOIN order_item i ON i.id = r.order_item_id
    JOIN test t ON t.id = i.test_id
    JOIN lab_order o ON o.id = i.order_id
    JOIN patient p ON p.id = o.patient_id
    CROSS JOIN LATERAL reference_range_for(t.id, p.sex, (o.ordered_at AT TIME ZONE 'UTC')::date - p.birth_date) AS q
    CROSS JOIN LATERAL (SELECT round(r.numeric_value * (0.85 + 0.3 * demo_rand(r.id, salt + 72))::numeric, t.decimals) AS value) AS n
    WHERE r.status = 'amended'
    ORDER BY r.id;

    INSERT INTO critical_call (result_id, called_by, called_at, told_to, read_back)
    SELECT r.id, r.validated_by, r.validated_at + make_interval(mins => 2 + (demo_rand(r.id, salt + 73) * 20)::integer),
           coalesce(q.full_name, 'Paciente o familiar'), demo_rand(r.id, salt + 74) < 0.95
    FROM result r
    JOIN order_item i ON i.id = r.order_item_id
    JOIN lab_order o ON o.id = i.order_id
    LEFT JOIN practitioner q ON q.id = o.practitioner_id
    WHERE r.flag IN ('critical_low', 'critical_high') AND r.status IN ('validated', 'approved')
    ORDER BY r.id;

    UPDATE lab_order o SET status = CASE WHEN moment - o.ordered_at > interval '4 days' AND demo_rand(o.id, salt + 75) < 0.92 THEN 'delivered' ELSE 'completed' END,
                           completed_at = d.at, updated_at = d.at
    FROM (SELECT i.order_id, max(r.validated_at) AS at
          FROM order_item i LEFT JOIN result r ON r.order_item_id = i.id AND r.status IN ('validated', 'approved')
          GROUP BY i.order_id HAVING count(*) = count(r.id)) AS d
    WHERE d.order_id = o.id AND o.status = 'in_process';

    -- Invoices: a line for every panel and for every single test.
    INSERT INTO invoice (order_id, insurer_id, issued_on, due_on, currency, created_by, created_at)
    SELECT o.id, n.id, o.ordered_at::date, o.ordered_at::date + n.payment_days, money, b.id, o.ordered_at
    FROM lab_order o
    CROSS JOIN (SELECT min(a.id) AS id FROM app_user a WHERE a.role = 'billing') AS b
    LEFT JOIN patient_insurance ins ON ins.patient_id = o.patient_id AND demo_rand(o.id, salt + 80) < 0.85
    JOIN insurer n ON n.id = coalesce(ins.insurer_id, (SELECT i.id FROM insurer i WHERE i.code = 'PART'))
    WHERE o.status <> 'cancelled'
    ORDER BY o.id;

    INSERT INTO invoice_line (invoice_id, position, description, test_id, panel_id, unit_price, discount_percent, tax_percent)
    SELECT l.invoice_id, row_number() OVER (PARTITION BY l.invoice_id ORDER BY l.panel_id NULLS LAST, l.test_id),
           coalesce(pn.name, t.name), l.test_id, l.panel_id, coalesce(pn.price, l.price), n.discount_percent, tax_rate
    FROM (SELECT DISTINCT i.id AS invoice_id, i.insurer_id, it.panel_id, CASE WHEN it.panel_id IS NULL THEN it.test_id END AS test_id, it.price
          FROM invoice i JOIN order_item it ON it.order_id = i.order_id) AS l
    JOIN insurer n ON n.id = l.insurer_id
    LEFT JOIN panel pn ON pn.id = l.panel_id
    LEFT JOIN test t ON t.id = l.test_id
    ORDER BY l.invoice_id;

    INSERT INTO payment (invoice_id, amount, method, reference, paid_at, received_by)
    SELECT i.id, CASE WHEN demo_rand(i.id, salt + 81) < 0.03 THEN round(i.total / 2, 2) ELSE i.total END,
           CASE WHEN n.code <> 'PART' THEN 'insurer' ELSE demo_pick('{cash,cash,card,card,transfer}', demo_rand(i.id, salt + 82)) END,
           CASE WHEN n.code <> 'PART' THEN 'LOTE-' || to_char(i.due_on, 'YYYYMM') END,
           CASE WHEN n.code = 'PART' THEN i.created_at + interval '2 minutes' ELSE least(i.due_on + time '10:00', moment) END, i.created_by
    FROM invoice i JOIN insurer n ON n.id = i.insurer_id
    WHERE i.total > 0.01 AND CASE WHEN n.code = 'PART' THEN demo_rand(i.id, salt + 83) < 0.97
                                  ELSE i.due_on <= CURRENT_DATE AND demo_rand(i.id, salt + 83) < 0.88 END
    ORDER BY i.id;

    IF to_regclass('control_run') IS NOT NULL THEN
        INSERT INTO control_lot (test_id, lot_number, level, mean, sd, expires_on)
        SELECT t.id, 'QC' || to_char(CURRENT_DATE, 'YYMM'), v.level, round(v.mean * CASE v.level WHEN 1 THEN 1 ELSE 2.2 END, 3),
               round(v.mean * 0.03, 4), CURRENT_DATE + 240
        FROM (SELECT c.code, c.mean, l.level FROM (VALUES ('GLU', 92.0), ('CREA', 0.95), ('COL', 178), ('K', 4.1), ('TSH', 2.1), ('HGB', 13.6)) AS c (code, mean)
              CROSS JOIN generate_series(1, 2) AS l (level)) AS v
        JOIN test t ON t.code = v.code
        ORDER BY t.id, v.level;
        INSERT INTO control_run (lot_id, run_at, value, run_by)
        SELECT l.id, CURRENT_DATE - d + time '06:40',
               round(l.mean + l.sd * 2 * (demo_rand(l.id * 100 + d, salt + 90) + demo_rand(l.id * 100 + d, salt + 91) + demo_rand(l.id * 100 + d, salt + 92) - 1.5)::numeric, 3),
               (SELECT min(u.id) FROM app_user u WHERE u.role = 'technologist')
        FROM control_lot l CROSS JOIN generate_series(1, 30) AS d
        ORDER BY d DESC, l.id;
    END IF;

    IF to_regclass('report_delivery') IS NOT NULL THEN
        UPDATE patient p SET delivery_consent = true, preferred_language = CASE WHEN demo_rand(p.id, salt + 17) < english THEN 'en' ELSE 'es' END
        WHERE p.email IS NOT NULL AND p.id IN (SELECT o.patient_id FROM lab_order o WHERE o.status = 'delivered' ORDER BY o.id DESC LIMIT 1000);
        INSERT INTO report_delivery (order_id, channel, address, sent_at, opened_at)
        SELECT o.id, CASE WHEN p.delivery_consent THEN 'email' ELSE 'counter' END, CASE WHEN p.delivery_consent THEN p.email END,
               o.completed_at + interval '30 minutes',
               CASE WHEN p.delivery_consent AND demo_rand(o.id, salt + 93) < 0.8 THEN o.completed_at + interval '5 hours' END
        FROM (SELECT * FROM lab_order WHERE status = 'delivered' ORDER BY id DESC LIMIT 1000) AS o
        JOIN patient p ON p.id = o.patient_id
        ORDER BY o.id;
    END IF;

    ALTER TABLE lab_order ENABLE TRIGGER USER;
    ALTER TABLE sample ENABLE TRIGGER USER;
    ALTER TABLE result ENABLE TRIGGER USER;
    ALTER TABLE patient ENABLE TRIGGER USER;
END
$demo$;

DROP FUNCTION demo_pick(text[], double precision);
DROP FUNCTION demo_rand(bigint, bigint);

ANALYZE patient, lab_order, sample, sample_event, order_item, result, invoice, invoice_line, payment;
