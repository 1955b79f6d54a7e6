-- What the screens and the printed report read.

-- Work waiting on the bench: the tube is here, the result is not.
CREATE VIEW worklist AS
SELECT i.id AS order_item_id, o.order_number, o.priority, d.code AS department, t.code AS test_code, t.name AS test_name,
       s.barcode, s.state AS sample_state, p.full_name AS patient, patient_age(p.birth_date) AS age, p.sex,
       s.collected_at, s.collected_at + make_interval(hours => t.turnaround_hours) AS due_at
FROM order_item i
JOIN lab_order o ON o.id = i.order_id
JOIN patient p ON p.id = o.patient_id
JOIN test t ON t.id = i.test_id
JOIN department d ON d.id = t.department_id
JOIN sample s ON s.id = i.sample_id
WHERE o.status IN ('collected', 'in_process') AND s.state IN ('received', 'processing')
  AND NOT EXISTS (SELECT 1 FROM result r WHERE r.order_item_id = i.id AND r.status <> 'amended');

-- The patient's report: what counts now, with the number of times that it was corrected.
CREATE VIEW report_line AS
SELECT o.id AS order_id, o.order_number, p.record_number, p.full_name AS patient, d.name AS department, d.position AS department_position,
       pn.name AS panel, t.code AS test_code, t.name AS test_name,
       coalesce(r.numeric_value::text, r.text_value) AS value, r.unit, r.reference_low, r.reference_high, r.flag,
       r.status, r.version, r.version > 1 AS corrected, u.full_name AS validated_by, r.validated_at, t.method
FROM result r
JOIN order_item i ON i.id = r.order_item_id
JOIN lab_order o ON o.id = i.order_id
JOIN patient p ON p.id = o.patient_id
JOIN test t ON t.id = i.test_id
JOIN department d ON d.id = t.department_id
LEFT JOIN panel pn ON pn.id = i.panel_id
LEFT JOIN app_user u ON u.id = r.validated_by
WHERE r.status IN ('validated', 'approved');

CREATE VIEW receivable AS
SELECT i.id AS invoice_id, i.invoice_number, n.name AS insurer, p.full_name AS patient, i.issued_on, i.due_on, i.total, i.paid, i.balance,
       greatest(CURRENT_DATE - i.due_on, 0) AS days_overdue
FROM invoice i
JOIN insurer n ON n.id = i.insurer_id
JOIN lab_order o ON o.id = i.order_id
JOIN patient p ON p.id = o.patient_id
WHERE i.status = 'issued' AND i.balance > 0;

-- How long results take, by test: the figure that laboratories are measured by.
CREATE FUNCTION turnaround(from_day date, to_day date)
    RETURNS TABLE (test_code text, results bigint, median_hours numeric, p90_hours numeric, promised_hours integer)
    LANGUAGE sql STABLE AS
$$
    SELECT t.code, count(*),
           round(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM r.validated_at - s.collected_at) / 3600)::numeric, 1),
           round(percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM r.validated_at - s.collected_at) / 3600)::numeric, 1),
           t.turnaround_hours
    FROM result r
    JOIN order_item i ON i.id = r.order_item_id
    JOIN sample s ON s.id = i.sample_id
    JOIN test t ON t.id = i.test_id
    WHERE r.version = 1 AND r.validated_at >= from_day AND r.validated_at < to_day + 1
    GROUP BY t.code, t.turnaround_hours
$$;

-- Closes an order when its last test was validated.
CREATE FUNCTION order_complete() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    UPDATE lab_order o SET status = 'completed', completed_at = greatest(NEW.validated_at, o.ordered_at)
    FROM order_item mine
    WHERE mine.id = NEW.order_item_id AND o.id = mine.order_id AND o.status IN ('registered', 'collected', 'in_process')
      AND NOT EXISTS (SELECT 1 FROM order_item i WHERE i.order_id = o.id AND NOT EXISTS
            (SELECT 1 FROM result r WHERE r.order_item_id = i.id AND r.status IN ('validated', 'approved')));
    RETURN NULL;
END
$$;
CREATE TRIGGER result_completes_order AFTER INSERT OR UPDATE OF status ON result
    FOR EACH ROW WHEN (NEW.status IN ('validated', 'approved')) EXECUTE FUNCTION order_complete();
