package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// A cacheFolder remembers finished inputs in files named by their keys.
type cacheFolder struct{ dir string }

func openCache(dir string) (*cacheFolder, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	return &cacheFolder{dir}, nil
}

func (c *cacheFolder) path(key string) string {
	return filepath.Join(c.dir, key[:2], key[2:])
}

// Get returns the entry for key.
func (c *cacheFolder) Get(key string) ([]byte, error) { return os.ReadFile(c.path(key)) }

// Put writes an entry under another name first, so that a run that is killed
// leaves none that is half written.
func (c *cacheFolder) Put(key string, data []byte) error {
	path := c.path(key)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".temakod-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
		return fmt.Errorf("caching: %w", err)
	}
	return nil
}
