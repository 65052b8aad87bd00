-- Versions that can be searched here; the tables of version N end in _N, made when it is published and dropped with it.
CREATE TABLE version (
  id serial PRIMARY KEY,
  -- Empty until its tables are filled.
  name text UNIQUE NOT NULL,
  -- The manifest of what a reader keeps at hand, as it lies in a file.
  manifest text NOT NULL
);
