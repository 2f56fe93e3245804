package report

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// onProcessors runs the rest of a test on so many processors.
func onProcessors(t *testing.T, n int) {
	before := runtime.GOMAXPROCS(n)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
}

func TestInOrder(t *testing.T) {
	for _, processors := range []int{1, 2, 5} {
		onProcessors(t, processors)
		for _, n := range []int{0, 1, perBatch - 1, perBatch, perBatch + 1, 7*perBatch + 3, 40 * perBatch} {
			var want strings.Builder
			for i := range n {
				fmt.Fprintln(&want, i)
			}
			var got bytes.Buffer
			require.NoError(t, inOrder(&got, n, func(b *bytes.Buffer, i int) { fmt.Fprintln(b, i) }))
			require.Equal(t, want.String(), got.String(), "%d on %d processors", n, processors)
		}
	}
}

type writerFunc func(p []byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// However slowly somebody reads, only a few batches are rendered ahead.
func TestInOrderWaitsForTheReader(t *testing.T) {
	const processors, n = 4, 100 * perBatch
	onProcessors(t, processors)
	var rendered atomic.Int64
	written := 0
	slow := writerFunc(func(p []byte) (int, error) {
		for range 10 {
			runtime.Gosched()
		}
		if ahead := int(rendered.Load()) - written; ahead > 2*processors*perBatch {
			return 0, fmt.Errorf("%d are held", ahead)
		}
		written += len(p)
		return len(p), nil
	})
	require.NoError(t, inOrder(slow, n, func(b *bytes.Buffer, _ int) {
		rendered.Add(1)
		b.WriteByte('x')
	}))
	assert.Equal(t, n, written)
}

func TestInOrderStopsWhereNobodyReads(t *testing.T) {
	broken := errors.New("broken pipe")
	for _, processors := range []int{1, 4} {
		onProcessors(t, processors)
		var rendered atomic.Int64
		writes := 0
		err := inOrder(writerFunc(func(p []byte) (int, error) {
			writes++
			return 0, broken
		}), 1000*perBatch, func(b *bytes.Buffer, _ int) { rendered.Add(1) })
		assert.Equal(t, broken, err)
		assert.Equal(t, 1, writes)
		assert.LessOrEqual(t, rendered.Load(), int64(2*processors*perBatch))
	}
}

// Most reports are short: they start nobody.
func TestInOrderByItself(t *testing.T) {
	onProcessors(t, 4)
	before := runtime.NumGoroutine()
	require.NoError(t, inOrder(new(bytes.Buffer), perBatch, func(*bytes.Buffer, int) {
		require.LessOrEqual(t, runtime.NumGoroutine(), before)
	}))
}
