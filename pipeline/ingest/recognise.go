package ingest

// recognise decides what the file is, by content first and then by name, sets
// f.format and returns the reader; nil when there is none, which is reported.
func (f *file) recognise() reader {
	f.format = formatOf(f.name)
	if f.format == "" {
		f.format = "txt"
	}
	read := readerFor(f.format)
	if read == nil {
		f.reject("ingest.unsupported", formatName(f.format))
	}
	return read
}
