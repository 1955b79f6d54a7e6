-- Those that are not over are few, and asked for again and again: of everything that ever ran, the panel lists them however old they are, and the
-- overview counts them.
CREATE INDEX operation_open_idx ON tenantry.operation (created_at DESC, id DESC) WHERE state NOT IN ('succeeded', 'undone');
