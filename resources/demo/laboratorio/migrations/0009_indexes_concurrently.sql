-- Indexes that busy laboratories asked for, built while they work. CONCURRENTLY does not run inside a transaction, so each
-- statement stands for itself and may be repeated.
CREATE INDEX CONCURRENTLY IF NOT EXISTS result_validated_at_idx ON result (validated_at) WHERE status IN ('validated', 'approved');
CREATE INDEX CONCURRENTLY IF NOT EXISTS lab_order_ordered_at_idx ON lab_order USING brin (ordered_at);
CREATE INDEX CONCURRENTLY IF NOT EXISTS invoice_issued_on_idx ON invoice (issued_on);
CREATE INDEX CONCURRENTLY IF NOT EXISTS payment_paid_at_idx ON payment (paid_at);
