package report

import (
	"bytes"
	"io"
	"runtime"
	"sync"
)

// perBatch is how many findings are rendered before they are written: enough that handing them over costs nothing beside it, and few enough that the buffers
// stay small.
const perBatch = 16

// inOrder renders n things, on all processors if they are many, and writes them in their order. It holds a few batches of them, however many there
// are. render may be called for several things at once. Once w fails, nothing more is written.
func inOrder(w io.Writer, n int, render func(b *bytes.Buffer, i int)) error {
	batch := func(b *bytes.Buffer, from int) {
		b.Reset()
		for i := from; i < min(from+perBatch, n); i++ {
			render(b, i)
		}
	}
	processors := min(runtime.GOMAXPROCS(0), (n+perBatch-1)/perBatch)
	if processors < 2 {
		var b bytes.Buffer
		for from := 0; from < n; from += perBatch {
			batch(&b, from)
			if _, err := w.Write(b.Bytes()); err != nil {
				return err
			}
		}
		return nil
	}
	// Each processor renders every so manyth batch, into one buffer while its other one is written.
	type lane struct{ empty, full chan *bytes.Buffer }
	lanes := make([]lane, processors)
	var workers sync.WaitGroup
	for k := range lanes {
		l := lane{make(chan *bytes.Buffer, 2), make(chan *bytes.Buffer, 2)}
		l.empty <- new(bytes.Buffer)
		l.empty <- new(bytes.Buffer)
		lanes[k] = l
		workers.Go(func() {
			for from := k * perBatch; from < n; from += processors * perBatch {
				b, more := <-l.empty
				if !more {
					return
				}
				batch(b, from)
				l.full <- b
			}
		})
	}
	defer workers.Wait()
	defer func() {
		for _, l := range lanes {
			close(l.empty)
		}
	}()
	for i := range (n + perBatch - 1) / perBatch {
		l := lanes[i%processors]
		b := <-l.full
		if _, err := w.Write(b.Bytes()); err != nil {
			return err
		}
		l.empty <- b
	}
	return nil
}
