CREATE TABLE version (
  name text PRIMARY KEY,
  -- The file manifest.json as it was written, with the checksums of every other file.
  manifest text NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE part (
  version text NOT NULL REFERENCES version (name) ON DELETE CASCADE,
  file text NOT NULL,
  part integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (version, file, part)
);
-- Vectors and packed numbers do not compress.
ALTER TABLE part ALTER COLUMN content SET STORAGE EXTERNAL;
-- One row: the version to answer from, then those to fall back on.
CREATE TABLE published (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  versions text[] NOT NULL,
  is_pinned boolean NOT NULL
);
